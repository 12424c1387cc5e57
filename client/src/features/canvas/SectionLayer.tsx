import type { Section } from '@visiebord/shared/board/schema.ts'
import { sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { memo, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { later } from '../../ui/later.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './SectionLayer.module.css'
import { useScene } from './scene.ts'
import { heightOfOrder } from './stacking.ts'
import { canvasWords } from './words.ts'

const WITH_HANDS = { afterPaint: true, atOnce: true, says: 'nothing' } as const
const SectionGrips = later(async () => (await import('./handsPart.ts')).SectionGrips, WITH_HANDS)
const SectionTitle = later(async () => (await import('./handsPart.ts')).SectionTitle, { ...WITH_HANDS, waiting: PlainTitle })

function PlainTitle({ section }: { readonly section: Section }) {
  return <h2 className={styles.title} data-section-title="">{section.title}</h2>
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
  const sections = useSections()
  return sections.map(({ section, count }) => <SectionSheet key={section.id} section={section} count={count} mayChange={mayChange} />)
}

type SheetProps = { readonly section: Section; readonly count: number; readonly mayChange: boolean }

const SectionSheet = memo(function SectionSheet({ section, count, mayChange }: SheetProps) {
  const { parties, selection, live } = useScene()
  const words = useWords(canvasWords)
  const element = useRef<HTMLDivElement>(null)
  const party = [...parties.values()].find((each) => each.name === section.title)
  const isChosen = useSyncExternalStore(
    selection.subscribe,
    useCallback(() => selection.getState().sectionId === section.id, [selection, section.id]),
  )
  const { x, y } = section.position
  const { w, h } = section.size
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
      <div className={styles.head}>
        {party !== undefined && (
          <span data-party={((party.color - 1) % 8) + 1} className={styles.mark}>
            <PartyMark color={party.color} size={18} />
          </span>
        )}
        {mayChange ? <SectionTitle section={section} mayChange /> : <PlainTitle section={section} />}
        <span className={styles.count}>{words.sectionCount(count).replaceAll(' ', '\u00a0')}</span>
      </div>
      {mayChange && live !== undefined && <SectionGrips sheet={element} id={section.id} live={live} />}
      {mayChange && isChosen && <button type="button" className={styles.corner} data-corner="" aria-label={words.resizeSection(section.title)} tabIndex={-1} />}
    </div>
  )
})
