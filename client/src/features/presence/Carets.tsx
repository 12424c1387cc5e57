import { useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { useCard, useScene } from '../canvas/scene.ts'
import { carriedCaret, type Caret, type SaidCaret } from './carriedCaret.ts'
import { caretRects } from './caretRects.ts'
import styles from './Carets.module.css'
import { type Line, nameSide } from './fieldLines.ts'
import { firstName } from './firstName.ts'
import { othersCarets } from './othersCarets.ts'

/** Where others write in mounted cards: their carets and chosen letters, with their names. */
export function Carets({ live }: { readonly live: OpenWorkshop }) {
  const { stage, parties } = useScene()
  const others = useStore(live.awareness.others)
  const company = useStore(live.awareness.company)
  const byClient = useStore(live.people, (people) => people.byClient)
  const mounted = useStore(stage.mounted)
  return othersCarets({ others, company, byClient })
    .filter(({ cardId }) => mounted.includes(cardId))
    .map(({ client, cardId, caret, person }) => <CaretIn key={client} cardId={cardId} caret={caret} name={firstName(person.name)} color={partyColor(parties.get(person.partyId ?? ''))} />)
}

function CaretIn({ cardId, caret, name, color }: { readonly cardId: string; readonly caret: Caret; readonly name: string; readonly color: number }) {
  const { stage } = useScene()
  const text = useCard(cardId)?.text ?? ''
  const element = useRef<HTMLDivElement>(null)
  const said = useRef<SaidCaret>({ caret, text })
  const [at, setAt] = useState<{ readonly caret: Line; readonly chosen: readonly Line[]; readonly side: ReturnType<typeof nameSide> }>()
  useLayoutEffect(() => (element.current === null ? undefined : stage.attach(cardId, element.current)), [stage, cardId])
  useLayoutEffect(() => {
    if (said.current.caret !== caret) said.current = { caret, text }
    // The card has written its text by then: effects of what lies below it come first.
    const frame = requestAnimationFrame(() => {
      const card = stage.elementOf(cardId)
      const rects = card === undefined ? undefined : caretRects(card, text, carriedCaret(said.current, text))
      if (card === undefined || rects === undefined) return setAt(undefined)
      const origin = card.getBoundingClientRect()
      const scale = origin.width / Math.max(1, card.offsetWidth)
      const line = (rect: DOMRect): Line => ({ x: (rect.x - origin.x) / scale, y: (rect.y - origin.y) / scale, w: rect.width / scale, h: rect.height / scale })
      const seen = line(rects.caret)
      setAt({ caret: seen, chosen: rects.chosen.map(line), side: nameSide(seen.x, card.offsetWidth) })
    })
    return () => cancelAnimationFrame(frame)
  }, [stage, cardId, caret, text])
  return (
    <div ref={element} className={styles.carets} data-party={color} aria-hidden="true">
      {at?.chosen.map((line) => <div key={`${line.x} ${line.y}`} className={styles.chosen} style={{ left: line.x, top: line.y, width: line.w, height: line.h }} />)}
      {at !== undefined && (
        <div key={`${at.caret.x} ${at.caret.y}`} className={styles.caret} data-caret-of={name} style={{ left: at.caret.x, top: at.caret.y, height: at.caret.h }}>
          <span data-side={at.side}>{name}</span>
        </div>
      )}
    </div>
  )
}
