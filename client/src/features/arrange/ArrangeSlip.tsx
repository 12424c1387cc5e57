import { ALIGNMENTS, type Alignment } from '@visiebord/shared/board/arrange/align.ts'
import { DIRECTIONS, type Direction } from '@visiebord/shared/board/arrange/distribute.ts'
import { SORTINGS } from '@visiebord/shared/board/arrange/sortInSection.ts'
import {
  AlignCenterHorizontal, AlignCenterVertical, AlignEndHorizontal, AlignEndVertical, AlignHorizontalSpaceBetween, AlignStartHorizontal, AlignStartVertical, AlignVerticalSpaceBetween,
  ArrowDownNarrowWide, BoxSelect, BringToFront, Ellipsis, LayoutGrid, type LucideIcon, SendToBack,
} from 'lucide-react'
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { useScene } from '../canvas/scene.ts'
import { alignCards, type ArrangeHand, distributeCards, groupIntoSection, sharedSection, sortSection, stackCards, tidyCards } from './arrangeActions.ts'
import styles from './ArrangeSlip.module.css'
import { followChosen } from './followChosen.ts'
import { arrangeWords } from './words.ts'

const ALIGN_ICONS: Record<Alignment, LucideIcon> = {
  left: AlignStartVertical,
  middle: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  centre: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
}
const DISTRIBUTE_ICONS: Record<Direction, LucideIcon> = { horizontally: AlignHorizontalSpaceBetween, vertically: AlignVerticalSpaceBetween }
const SIZE = 18

/** What can be done with several chosen cards, beside them. Comes with the second card that is chosen and leaves with it. */
export function ArrangeSlip({ live, narrow }: { readonly live: OpenWorkshop; readonly narrow: boolean }) {
  const { selection, reader } = useScene()
  const ids = useStore(selection, (state) => state.ids)
  const editing = useStore(selection, (state) => state.editingId !== undefined)
  const allowed = useStore(live.view, (view) => view.allowed.board)
  // Of the cards themselves only whether they lie on the board and in which section: what a move does not change, renders nothing.
  const told = useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribe(listener), [reader]),
    () => summary(reader.cards, ids),
  )
  if (told.count < 2 || editing || allowed.kinds.length === 0) return null
  return <Slip live={live} narrow={narrow} ids={ids} count={told.count} mayStructure={allowed.structure} />
}

type SlipProps = { readonly live: OpenWorkshop; readonly narrow: boolean; readonly ids: ReadonlySet<string>; readonly count: number; readonly mayStructure: boolean }

function Slip({ live, narrow, ids, count, mayStructure }: SlipProps) {
  const { reader, stage, selection } = useScene()
  const words = useWords(arrangeWords)
  const language = useLanguage()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (element.current === null ? undefined : followChosen(element.current, { stage, selection }, ids)), [stage, selection, ids])
  /** Back to the card that had the keyboard. */
  const leave = (event: KeyboardEvent): void => {
    const { focusId } = selection.getState()
    if (event.key === 'Escape' && focusId !== undefined) stage.elementOf(focusId)?.focus({ preventScroll: true })
  }
  const hand = (): ArrangeHand => ({ live, reader, ids: [...ids].filter((id) => reader.cards.get(id)?.position !== undefined), language })
  const item = (label: string, Icon: LucideIcon, act: (hand: ArrangeHand) => void, more: Partial<MenuItem> = {}): MenuItem => ({ label, icon: <Icon size={SIZE} aria-hidden />, onChoose: () => act(hand()), ...more })
  const section = sharedSection(hand())
  const lines = [
    ...ALIGNMENTS.map((how) => item(words.alignBy[how], ALIGN_ICONS[how], (now) => alignCards(now, how))),
    ...DIRECTIONS.map((how) => item(words.distributeBy[how], DISTRIBUTE_ICONS[how], (now) => distributeCards(now, how), { disabled: count < 3 })),
  ]
  const more = [
    item(words.front, BringToFront, (now) => stackCards(now, 'front')),
    item(words.back, SendToBack, (now) => stackCards(now, 'back')),
    ...(mayStructure ? [item(words.group, BoxSelect, groupIntoSection)] : []),
    ...(section === undefined ? [] : SORTINGS.map((by) => item(words.sortBy[by], ArrowDownNarrowWide, (now) => sortSection(now, section.id, by)))),
  ]
  return (
    <div ref={element} className={styles.slip} role="toolbar" tabIndex={-1} aria-label={`${words.chosen}: ${words.count(count)}`} data-slip="" data-arrange="" data-narrow={narrow ? '' : undefined} onKeyDown={leave}>
      {!narrow && <span className={styles.count}>{words.count(count)}</span>}
      <Menu label={words.alignTitle} words={words.align} icon={<AlignStartVertical size={20} aria-hidden />} items={lines} className={styles.button} />
      <button type="button" className={styles.button} onClick={() => tidyCards(hand())}>
        <LayoutGrid size={20} aria-hidden />
        {words.tidy}
      </button>
      <Menu label={words.moreTitle} words={words.more} icon={<Ellipsis size={20} aria-hidden />} items={more} className={styles.button} />
    </div>
  )
}

/** From so many on they are looked at once: a board on which thirty hands work must not count them all at each drop. */
const MANY = 500
/** Kept as long as it says the same: a snapshot must. */
const summaries = new WeakMap<ReadonlySet<string>, { readonly count: number; readonly sections: string }>()

function summary(cards: ReadonlyMap<string, { readonly position?: unknown; readonly sectionId?: string }>, ids: ReadonlySet<string>): { readonly count: number; readonly sections: string } {
  const known = summaries.get(ids)
  if (known !== undefined && ids.size >= MANY) return known
  let count = 0
  let sections = ''
  let last: string | undefined
  for (const id of ids) {
    const card = cards.get(id)
    if (card?.position === undefined) continue
    if (count === 0 || card.sectionId !== last) sections += `${card.sectionId ?? ''}\n`
    last = card.sectionId
    count++
  }
  if (known !== undefined && known.count === count && known.sections === sections) return known
  const now = { count, sections }
  summaries.set(ids, now)
  return now
}
