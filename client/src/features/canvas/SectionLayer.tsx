import type { Section } from '@visiebord/shared/board/schema.ts'
import { sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { type FocusEvent, memo, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { later } from '../../ui/later.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './SectionLayer.module.css'
import { useScene } from './scene.ts'
import { createSheetSizes, type SheetSizes } from './sheetSizes.ts'
import { heightOfOrder } from './stacking.ts'
import { boardWords } from './boardWords.ts'

const WITH_HANDS = { afterPaint: true, atOnce: true, says: 'nothing' } as const
const SectionGrips = later(async () => (await import('./handsPart.ts')).SectionGrips, WITH_HANDS)
const SectionTitle = later(async () => (await import('./handsPart.ts')).SectionTitle, { ...WITH_HANDS, waiting: PlainTitle })

/** From afar its words are drawn, not painted here; its name stays. */
function PlainTitle({ section }: { readonly section: Section }) {
  return <h2 className={styles.title} data-section-title="" aria-label={section.title}><span className={styles.words}>{section.title}</span></h2>
}

/** Section values and how many cards each holds; renders when sections or counts change, not when a card moves inside one. */
function useSections(): readonly { readonly section: Section; readonly count: number }[] {
  const { reader } = useScene()
  const [read] = useState(() => {
    let known = ''
    let values: readonly { readonly section: Section; readonly count: number }[] = []
    let sections: readonly Section[] = []
    return () => {
      const counts = new Map<string, number>()
      for (const card of reader.cards.values()) if (card.sectionId !== undefined) counts.set(card.sectionId, (counts.get(card.sectionId) ?? 0) + 1)
      const now = sectionsInReadingOrder(reader)
      const key = now.map((section) => counts.get(section.id) ?? 0).join()
      if (key !== known || now.length !== sections.length || now.some((section, at) => section !== sections[at])) {
        known = key
        sections = now
        values = now.map((section) => ({ section, count: counts.get(section.id) ?? 0 }))
      }
      return values
    }
  })
  const [version, setVersion] = useState(0)
  useEffect(() => {
    // Counting ten thousand cards for each drop of thirty hands would be felt: once in a while is enough.
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = reader.subscribe((change) => {
      if (change.sections.size > 0) setVersion((now) => now + 1)
      else if (change.cards.size > 0) timer ??= setTimeout(() => ((timer = undefined), setVersion((now) => now + 1)), 120)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [reader])
  void version
  return read()
}

export function SectionLayer({ mayChange }: { readonly mayChange: boolean }) {
  const { stage } = useScene()
  const sections = useSections()
  const [sizes, setSizes] = useState<SheetSizes>()
  useLayoutEffect(() => {
    const made = createSheetSizes(stage)
    setSizes(made)
    return () => made.dispose()
  }, [stage])
  // After the sheets have told where they lie, and before any of it is painted.
  useLayoutEffect(() => sizes?.settle(), [sizes, sections])
  if (sizes === undefined) return null
  return sections.map(({ section, count }) => <SectionSheet key={section.id} section={section} count={count} mayChange={mayChange} sizes={sizes} />)
}

type SheetProps = { readonly section: Section; readonly count: number; readonly mayChange: boolean; readonly sizes: SheetSizes }

/** A sheet has its title and all that goes with it in and around the view; elsewhere, and where titles are drawn, only its name: hundreds of lines that nobody sees are gone over in each frame of a pan. */
const SectionSheet = memo(function SectionSheet({ section, count, mayChange, sizes }: SheetProps) {
  const { selection, live } = useScene()
  const words = useWords(boardWords)
  const element = useRef<HTMLDivElement>(null)
  const isChosen = useSyncExternalStore(
    selection.subscribe,
    useCallback(() => selection.getState().sectionId === section.id, [selection, section.id]),
  )
  const isTitled = useSyncExternalStore(
    sizes.titled.subscribe,
    useCallback(() => sizes.titled.getState().has(section.id), [sizes, section.id]),
  )
  const [hasKeyboard, setHasKeyboard] = useState(false)
  const { x, y } = section.position
  const { w, h } = section.size
  useLayoutEffect(() => (element.current === null ? undefined : sizes.attach(section.id, element.current, { x, y, w, h })), [sizes, section.id, x, y, w, h])
  return (
    <div
      ref={element}
      className={styles.sheet}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
      role="group"
      aria-label={words.section(section.title, count)}
      data-section-id={section.id}
      data-chosen={isChosen ? '' : undefined}
      style={{ left: x, top: y, width: w, height: h, zIndex: heightOfOrder(section.order) }}
    >
      {isTitled || isChosen || hasKeyboard ? (
        <SectionHead section={section} count={count} mayChange={mayChange} sizes={sizes} isHeld={isChosen || hasKeyboard} hasKeyboard={hasKeyboard} onKeyboard={setHasKeyboard} />
      ) : (
        <h2 className={styles.apart} aria-label={section.title}>
          {mayChange && (
            <button
              type="button"
              className={styles.apartTitle}
              aria-label={section.title}
              data-ground-title=""
              data-section-grip=""
              tabIndex={-1}
              onFocus={({ target }) => target.matches(':focus-visible') && setHasKeyboard(true)}
              onKeyDown={() => setHasKeyboard(true)}
              onClick={() => selection.setState({ ids: new Set(), sectionId: section.id }, true)}
            />
          )}
        </h2>
      )}
      {mayChange && live !== undefined && <SectionGrips sheet={element} id={section.id} live={live} chosen={isChosen} />}
    </div>
  )
})

type HeadProps = SheetProps & { readonly isHeld: boolean; readonly hasKeyboard: boolean; readonly onKeyboard: (has: boolean) => void }

function SectionHead({ section, count, mayChange, sizes, isHeld, hasKeyboard, onKeyboard }: HeadProps) {
  const { parties } = useScene()
  const words = useWords(boardWords)
  const head = useRef<HTMLDivElement>(null)
  const party = [...parties.values()].find((each) => each.name === section.title)
  const isNear = useSyncExternalStore(
    sizes.near.subscribe,
    useCallback(() => sizes.near.getState().has(section.id), [sizes, section.id]),
  )
  const cameByKey = useRef(hasKeyboard)
  useLayoutEffect(() => {
    // The name that had the keyboard made room for this.
    if (cameByKey.current && document.activeElement === document.body) head.current?.querySelector<HTMLElement>('[data-ground-title]')?.focus({ preventScroll: true })
  }, [])
  return (
    <div
      ref={head}
      className={styles.head}
      onFocus={() => onKeyboard(true)}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => onKeyboard(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))}
    >
      {party !== undefined && (
        <span data-party={((party.color - 1) % 8) + 1} className={styles.mark}>
          <PartyMark color={party.color} size={18} />
        </span>
      )}
      {mayChange ? <SectionTitle section={section} mayChange hasMenu={isNear || isHeld} /> : <PlainTitle section={section} />}
      <span className={styles.count}>{words.sectionCount(count).replaceAll(' ', '\u00a0')}</span>
    </div>
  )
}
