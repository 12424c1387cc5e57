import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useBoard, useView, useWorkshop } from '../../state/workshopContext.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { caretRects } from './caretRects.ts'
import { carriedCaret, type SaidCaret } from './carriedCaret.ts'
import caretStyles from './Carets.module.css'
import styles from './FieldCarets.module.css'
import { inPane, type Line, nameSide, type Pane } from './fieldLines.ts'
import { firstName } from './firstName.ts'
import { mirrorField } from './mirrorField.ts'
import { othersCarets } from './othersCarets.ts'

type Drawn = { readonly caret: Line | undefined; readonly chosen: readonly Line[]; readonly moved: string; readonly side: 'after' | 'before' }
type Props = { readonly cardId: string; /** The field with the words of this card, or what shows them; it stands with this in one positioned holder. */ readonly over: RefObject<HTMLElement | null> }

/** Where others write in a card that the list or the panel shows: their carets and chosen letters, with their names. Said elsewhere, so hidden from who listens. */
export function FieldCarets({ cardId, over }: Props) {
  const { awareness, people } = useWorkshop()
  const others = useStore(awareness.others)
  const company = useStore(awareness.company)
  const byClient = useStore(people, (state) => state.byClient)
  const parties = useView((view) => view.parties)
  const { read } = useBoard()
  const text = useSyncExternalStore((listener) => read.subscribeCard(cardId, listener), () => read.cards.get(cardId)?.text ?? '')
  const carets = othersCarets({ others, company, byClient }, cardId)
  const layer = useRef<HTMLDivElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const said = useRef(new Map<number, SaidCaret>())
  const [drawn, setDrawn] = useState<ReadonlyMap<number, Drawn>>(new Map())
  const look = (): void => {
    const [element, holder, measure] = [over.current, layer.current, mirror.current]
    if (element === null || holder === null || measure === null) return
    const origin = holder.getBoundingClientRect()
    const shown = element instanceof HTMLTextAreaElement ? mirrorField(element, measure, origin) : { element, text, up: 0, pane: undefined }
    setDrawn(new Map(carets.flatMap(({ client }) => {
      const told = said.current.get(client)
      const rects = told === undefined ? undefined : caretRects(shown.element, shown.text, carriedCaret(told, shown.text))
      if (rects === undefined) return []
      const line = (rect: DOMRect): Line => ({ x: rect.x - origin.x, y: rect.y - origin.y - shown.up, w: rect.width, h: rect.height })
      return [[client, { caret: seen(line(rects.caret), shown.pane), chosen: rects.chosen.flatMap((rect) => seen(line(rect), shown.pane) ?? []), moved: `${rects.caret.x - origin.x} ${rects.caret.y - origin.y}`, side: nameSide(rects.caret.x - origin.x, origin.width) }]]
    })))
  }
  const now = useRef(look)
  useLayoutEffect(() => {
    const there = new Set(carets.map(({ client }) => client))
    for (const client of said.current.keys()) if (!there.has(client)) said.current.delete(client)
    for (const { client, caret } of carets) if (said.current.get(client)?.caret !== caret) said.current.set(client, { caret, text })
    now.current = look
  })
  const isSomebody = carets.length > 0
  useEffect(() => {
    if (!isSomebody) return undefined
    // The hand that writes here, and the row, put the text in its place first.
    const frame = requestAnimationFrame(() => now.current())
    return () => cancelAnimationFrame(frame)
  }, [isSomebody, others, company, byClient, text])
  useEffect(() => {
    const element = over.current
    if (!isSomebody || element === null) return undefined
    let frame = 0
    const again = (): void => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        now.current()
      })
    }
    const sizes = new ResizeObserver(again)
    sizes.observe(element)
    const abort = new AbortController()
    for (const event of ['scroll', 'input'] as const) element.addEventListener(event, again, { signal: abort.signal, passive: true })
    return () => {
      abort.abort()
      sizes.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [isSomebody, over])
  if (!isSomebody) return null
  return (
    <div ref={layer} className={styles.over} aria-hidden="true">
      <div className={styles.clip}>
        <div ref={mirror} className={styles.mirror} />
      </div>
      {carets.map(({ client, person }) => {
        const { caret, chosen = [], moved, side } = drawn.get(client) ?? {}
        const name = firstName(person.name)
        return (
          <div key={client} className={caretStyles.carets} data-party={partyColor(parties.find(({ id }) => id === person.partyId))}>
            {chosen.map((line) => <div key={`${line.x} ${line.y}`} className={caretStyles.chosen} style={{ left: line.x, top: line.y, width: line.w, height: line.h }} />)}
            {caret !== undefined && (
              <div key={moved} className={caretStyles.caret} data-caret-of={name} style={{ left: caret.x, top: caret.y, height: caret.h }}>
                <span className={styles.name} data-side={side}>{name}</span>
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}

const seen = (line: Line, pane: Pane | undefined): Line | undefined => (pane === undefined ? line : inPane(line, pane))
