import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { roundWords } from './words.ts'

/** Says that a round was opened or sealed while one was here: who does not look at the slip must hear it. */
export function useRoundSaid(workshop: OpenWorkshop, view: WorkshopView): void {
  const words = useWords(roundWords)
  const { currentRoundId, sealed, rounds } = view
  const mayExport = view.allowed.export
  const before = useRef({ currentRoundId, sealed })
  useEffect(() => {
    const was = before.current
    before.current = { currentRoundId, sealed }
    const opened = currentRoundId === was.currentRoundId ? undefined : rounds.find(({ id }) => id === currentRoundId)
    if (sealed > was.sealed) workshop.announce.say(`${words.sealed(sealed)}. ${mayExport ? words.sealedText : words.sealedLook}`)
    else if (opened !== undefined) workshop.announce.say(words.roundOpened(opened.title))
  }, [workshop, words, currentRoundId, sealed, rounds, mayExport])
}
