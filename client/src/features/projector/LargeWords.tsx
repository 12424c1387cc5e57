import type { Card } from '@visiebord/shared/board/schema.ts'
import { wordCount } from '@visiebord/shared/board/selectors/wordCount.ts'
import { markedWords } from '@visiebord/shared/board/words/readWords.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { useLayoutEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { shownWords } from '../cards/ShownWords.tsx'
import { cardWords } from '../cards/words.ts'
import { LargeParty } from './LargeParty.tsx'
import { clausesOf, largestThatFits } from './largestThatFits.ts'
import styles from './Projector.module.css'
import { projectorWords } from './words.ts'

/** px; below the first nobody in the back row reads it, and the sheet scrolls instead. */
const SIZE = { least: 28, most: 150 } as const

/** The words of one card, as large as they fit on the sheet. */
export function LargeWords({ card, party }: { readonly card: Card; readonly party: Party | undefined }) {
  const words = useWords(projectorWords)
  const inCards = useWords(cardWords)
  const sheet = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const [room, line] = [sheet.current, text.current]
    if (room === null || line === null) return undefined
    const fitIn = (): void => {
      const most = Math.min(SIZE.most, room.clientHeight * 0.4)
      const size = largestThatFits(SIZE.least, most, (tried) => {
        line.style.fontSize = `${tried}px`
        return line.scrollHeight <= room.clientHeight + 1 && line.scrollWidth <= room.clientWidth + 1
      })
      line.style.fontSize = `${size}px`
    }
    const watch = new ResizeObserver(fitIn)
    watch.observe(room)
    return () => watch.disconnect()
  }, [card.text])
  const color = partyColor(party)
  const count = wordCount(card.text)
  return (
    <article className={styles.sheet}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is too long even at the smallest size is scrolled, by key too */}
      <div ref={sheet} className={styles.words} tabIndex={0} role="group" aria-label={inCards.kinds[card.kind]}>
        <p ref={text} dir="auto">{count === 0 ? words.empty : markedWords(card.text) === undefined ? clausesOf(card.text).map((clause, at) => <span key={at}>{clause}</span>) : shownWords(card.text)}</p>
      </div>
      <p className={styles.facts} data-party={color}>
        <LargeParty party={party} />
        <strong>{words.words(count)}</strong>
        {card.kind === 'statement' && <span>{inCards.statementStatus[card.status]}</span>}
      </p>
    </article>
  )
}
