import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ActionContext, PageVerbs } from '../features/actions/actionContext.ts'
import type { ActionId } from '../features/actions/catalogue.ts'
import { lettersAreOn, setLetters } from '../features/actions/letters.ts'
import { isMac, shownKeys } from '../features/actions/shownKeys.ts'
import { actionWords } from '../features/actions/words.ts'
import type { CanvasControls } from '../features/canvas/canvasCommon.ts'
import { followClipboard } from '../features/clipboard/clipboardEvents.ts'
import { clipboardWords } from '../features/clipboard/words.ts'
import { writeCards } from '../features/clipboard/writeCards.ts'
import type { FindPort } from '../features/find/findPort.ts'
import { usePreferences } from '../features/lobby/preferences.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { useWorkshop } from '../state/workshopContext.ts'
import { boardMenu, type MoreContext } from './boardMenu.ts'
import { type Asked, AskedSlip, SearchSlip, useSearch } from './DeskSlips.tsx'
import { useActionKeys } from './useActionKeys.ts'

/** All that can be done without changing anything. */
const IN_SEALED: ReadonlySet<ActionId> = new Set<ActionId>([
  'open', 'copy', 'select-all', 'select-none', 'section-cards', 'section-show', 'find', 'fit', 'fit-selection', 'show-section', 'show-roadmap', 'zoom-in', 'zoom-out', 'zoom-full',
  'theme-light', 'theme-dark', 'theme-high-contrast', 'language-nl', 'language-en', 'letters-on', 'letters-off', 'help',
])
/** A phone has no Ctrl key to tell of. */
const hasKeyboard = (): boolean => window.matchMedia('(any-pointer: fine)').matches
const none = (): undefined => undefined
const NO_VERBS: PageVerbs = {
  share: none, people: none, parties: none, workshop: none, download: none, tray: none, agenda: none, seal: none, moreTime: none, openRound: none, lookAt: none, toBoard: none, toList: none,
  palette: none, help: none, find: none, askSize: none, copy: none, cut: none, pasteLines: none, pickImages: none,
}

type Props = {
  readonly reader: BoardReader
  /** As they were when the round was sealed. */
  readonly parties: readonly Party[]
  readonly controls: RefObject<CanvasControls | undefined>
}

/** [CB16] Palette, menus, search and copying over a sealed round: its cards go onto the clipboard, nothing of it changes. */
export function SealedDesk({ reader, parties, controls }: Props) {
  const workshop = useWorkshop()
  const language = useLanguage()
  const look = usePreferences()
  const words = useWords(clipboardWords)
  const { keyNames } = useWords(actionWords)
  const [open, setOpen] = useState<Asked>()
  const [found, setFound] = useState<{ readonly port: FindPort; readonly start: string }>()
  const search = useSearch()
  const chosen = (): readonly string[] => controls.current?.verbs.chosen() ?? []
  const copy = (data: DataTransfer): boolean => {
    const ids = chosen()
    if (ids.length === 0) return false
    const count = writeCards(data, ids, { workshopId: workshop.id, parties, reader, inOrder: (all) => controls.current?.inReadingOrder(all) ?? all })
    // Seen too: that one has to go back for the rest of it, nobody would guess.
    const keys = shownKeys('Mod+V', keyNames, isMac()).join(isMac() ? '' : '+')
    workshop.announce.say(hasKeyboard() ? words.copiedSealed(count, keys) : words.copiedSealedTouch(count), { urgent: true })
    return true
  }
  const taking = useRef({ copy, hasChosen: () => chosen().length > 0 })
  useLayoutEffect(() => {
    taking.current = { copy, hasChosen: () => chosen().length > 0 }
  })
  useEffect(() => followClipboard(() => taking.current), [])
  const find = (): void => {
    if (found !== undefined) return search.finding.current?.enter()
    search.begin()
    if (controls.current !== undefined) setFound({ port: controls.current.find, start: search.lookedFor.current })
  }
  const page: PageVerbs = { ...NO_VERBS, copy: () => void document.execCommand('copy'), find, help: () => controls.current !== undefined && setOpen({ what: 'help', context: contextOf(controls.current) }) }
  function contextOf(canvas: CanvasControls, more: MoreContext = {}): ActionContext {
    return { on: 'board', live: workshop, reader, ids: chosen(), ...more, cards: canvas.verbs, canvas: canvas.verbs, page, only: IN_SEALED, look: { ...look, language, letters: lettersAreOn(), setLetters } }
  }
  useActionKeys({
    palette: () => controls.current !== undefined && setOpen({ what: 'palette', context: contextOf(controls.current) }),
    help: page.help,
    find,
    finding: search.finding,
    menu: (asked) => {
      const { current: canvas } = controls
      if (canvas === undefined) return false
      setOpen({ what: 'menu', ...boardMenu(canvas, asked, (more) => contextOf(canvas, more)) })
      return true
    },
  })
  /** What was asked for happens once the keyboard is back: it speaks about what has it. */
  const act = (does: () => void): void => {
    setOpen(undefined)
    requestAnimationFrame(does)
  }
  const close = (): void => setOpen(undefined)
  return (
    <>
      {found !== undefined && <SearchSlip search={search} reader={reader} parties={parties} port={found.port} start={found.start} onClose={() => setFound(undefined)} />}
      {open !== undefined && <AskedSlip asked={open} hearsOthers={false} onRun={act} onClose={close} />}
    </>
  )
}
