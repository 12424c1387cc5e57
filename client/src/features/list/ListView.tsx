import { CARD_KINDS, type CardKind } from '@visiebord/shared/board/schema.ts'
import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { BoxSelect, ClipboardPaste, ListChecks, Plus, Search } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { useBoard, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import { type KeyedAction, actionOf } from '../actions/keys.ts'
import { lettersAreOn } from '../actions/letters.ts'
import { cardWords } from '../cards/words.ts'
import { ChosenRows } from './ChosenRows.tsx'
import { ListGroup } from './ListGroup.tsx'
import styles from './ListView.module.css'
import { rowKeys } from './rowKeys.ts'
import { useChosenRows } from './useChosenRows.ts'
import { SORTINGS, type Sorting } from '@visiebord/shared/board/arrange/sortInSection.ts'
import { type ListFilter, useListGroups } from './useListGroups.ts'
import { listWords } from './words.ts'

type Props = {
  readonly onOpenCard: (id: string) => void
  readonly onMoveCards: (ids: readonly string[]) => void
  readonly onPasteLines: () => void
  readonly onSearch: () => void
  /** Opens the menu of the row, the section or the chosen rows that this button belongs to. */
  readonly onMenu: (button: HTMLElement) => void
  /** Something of the catalogue, by key or button. */
  readonly onAction: (action: KeyedAction | 'add-section') => void
}

/** Keys of the board that do the same here; those of a row are the row's own. */
const KEYS_HERE: ReadonlySet<KeyedAction | undefined> = new Set<KeyedAction>(['undo', 'redo', 'select-all', 'duplicate', 'open'])

/** Everything the board holds as a list: equal in power, made for keyboard, screen reader and small screens. */
export function ListView({ onOpenCard, onMoveCards, onPasteLines, onSearch, onMenu, onAction }: Props) {
  const words = useWords(listWords)
  const kinds = useWords(cardWords).kinds
  const id = useId()
  const workshop = useWorkshop()
  const language = useLanguage()
  const reader = useBoard().read
  const parties = useView((view) => view.parties)
  const mayWrite = useView((view) => view.allowed.board.kinds.length > 0)
  const mayStructure = useView((view) => view.allowed.board.structure)
  const [filter, setFilter] = useState<ListFilter>({})
  const [writing, setWriting] = useState<string>()
  const [sorting, setSorting] = useState<Sorting>()
  const order = useMemo(() => (sorting === undefined ? undefined : { by: sorting, parties: parties.map((party) => party.id), language }), [sorting, parties, language])
  const root = useRef<HTMLDivElement>(null)
  const held = useRef<string>(undefined)
  // The last card of a group takes its group with it.
  const keepsFocus = useKeepsFocus<HTMLElement>()
  const groups = useListGroups(reader, filter, order)
  const rows = useMemo(() => groups.flatMap((group) => group.cards), [groups])
  const choice = useChosenRows(workshop, rows)
  const titled = groups.map((group) => ({ group, key: keyOf(group), title: titleOf(group) }))

  function titleOf(group: ReadingGroup): string {
    if (group.of === 'section') return reader.sections.get(group.sectionId)?.title ?? ''
    if (group.of === 'free') return words.free
    return words.lane(group.laneId === undefined ? '' : (reader.lanes.get(group.laneId)?.title ?? ''))
  }
  const goTo = (key: string) => {
    const heading = document.getElementById(`${id}-${key}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    held.current = target.closest<HTMLElement>('[data-row]')?.dataset['cardId']
    // A browser leaves what is in view by a corner where it is, and a corner may be under a button.
    if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const narrow = (next: ListFilter) => {
    setFilter(next)
    const shown = [...reader.cards.values()].filter((card) => (next.partyId === undefined || card.partyId === next.partyId) && (next.kind === undefined || card.kind === next.kind)).length
    workshop.announce.say(words.shownOf(shown, reader.cards.size))
  }
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    rowKeys(event, root.current)
    if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('textarea, input:not([type=checkbox]), select, [role=menu]') !== null)) return
    if (event.key === 'Escape' && choice.choosing) {
      event.preventDefault()
      end()
      return
    }
    const asked = actionOf(event.nativeEvent, { letters: lettersAreOn() })
    if (asked === undefined || !KEYS_HERE.has(asked)) return
    event.preventDefault()
    onAction(asked)
  }
  /** The group that one is reading: the last whose heading has reached the top. */
  const groupInView = (): string => {
    const sheet = root.current?.querySelector('main')?.getBoundingClientRect().top ?? 0
    const reached = titled.filter(({ key }) => (document.getElementById(`${id}-${key}`)?.closest('section')?.getBoundingClientRect().top ?? Infinity) <= sheet + 80)
    return (reached.at(-1) ?? titled[0])?.key ?? 'free'
  }
  const write = () => {
    const key = groupInView()
    setWriting(key)
    goTo(key)
  }
  /** The buttons of choosing come and go: the keyboard goes on among the rows. */
  const begin = () => {
    choice.begin()
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-row] input[type=checkbox]')?.focus())
  }
  const end = () => {
    choice.end()
    const row = held.current === undefined ? null : root.current?.querySelector<HTMLElement>(`[data-row][data-card-id="${CSS.escape(held.current)}"]`)
    ;(row ?? root.current?.querySelector<HTMLElement>('[data-row]'))?.focus()
  }
  const ofRows = { onOpenCard, onMoveCards, onMenu, choosing: choice.choosing, onPress: choice.press, held }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows walk over the rows, which are focusable themselves
    <div className={styles.view} ref={root} data-writing={writing !== undefined} data-choosing={choice.choosing} onKeyDown={keys} onFocus={onFocus}>
      <nav className={styles.side} aria-label={words.sections}>
        <h2>{words.sections}</h2>
        <ul className={styles.places}>
          {titled.map(({ group, key, title }) => (
            <li key={key}>
              <button type="button" onClick={() => goTo(key)}>
                <span>{title}</span>
                <span className={styles.count}>{group.cards.length}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles.filters}>
          <h2>{words.show}</h2>
          <select aria-label={words.allParties} value={filter.partyId ?? ''} onChange={(event) => narrow({ ...(filter.kind === undefined ? {} : { kind: filter.kind }), ...(event.target.value === '' ? {} : { partyId: event.target.value }) })}>
            <option value="">{words.allParties}</option>
            {parties.map((party) => <option key={party.id} value={party.id}>{party.name}</option>)}
          </select>
          <select aria-label={words.allKinds} value={filter.kind ?? ''} onChange={(event) => narrow({ ...(filter.partyId === undefined ? {} : { partyId: filter.partyId }), ...(isKind(event.target.value) ? { kind: event.target.value } : {}) })}>
            <option value="">{words.allKinds}</option>
            {CARD_KINDS.map((kind) => <option key={kind} value={kind}>{kinds[kind]}</option>)}
          </select>
          <select aria-label={words.order} value={sorting ?? ''} onChange={(event) => setSorting(SORTINGS.find((each) => each === event.target.value))}>
            <option value="">{words.orders.lying}</option>
            {SORTINGS.map((each) => <option key={each} value={each}>{words.orders[each]}</option>)}
          </select>
        </div>
        {rows.length > 0 && !choice.choosing && <Button compact className={styles.wide ?? ''} icon={<ListChecks size={18} aria-hidden />} onClick={begin}>{words.choose}</Button>}
        {mayStructure && <Button compact icon={<BoxSelect size={18} aria-hidden />} onClick={() => onAction('add-section')}>{words.newSection}</Button>}
        {mayWrite && <Button compact icon={<ClipboardPaste size={18} aria-hidden />} onClick={onPasteLines}>{words.pasteLines}</Button>}
        <div className={styles.keys}>
          <strong>{words.keys}</strong>
          <p>{words.keysText}</p>
        </div>
      </nav>
      <main ref={keepsFocus} className={styles.sheet} aria-label={words.list}>
        {titled.length === 0 && !mayWrite && <p className={styles.empty}>{words.empty}</p>}
        {titled.map(({ group, key, title }) => (
          <ListGroup
            key={key}
            headingId={`${id}-${key}`}
            group={group}
            title={title}
            filtered={filter.partyId !== undefined || filter.kind !== undefined}
            writing={writing === key}
            onWrite={mayWrite ? () => setWriting(key) : undefined}
            onWritten={() => setWriting(undefined)}
            {...ofRows}
          />
        ))}
        {titled.length === 0 && mayWrite && <ListGroup headingId={`${id}-free`} group={{ of: 'free', cards: [] }} title={words.free} filtered={false} writing={writing === 'free'} onWrite={() => setWriting('free')} onWritten={() => setWriting(undefined)} {...ofRows} />}
      </main>
      {choice.choosing ? (
        <ChosenRows count={choice.chosen.length} shown={rows.length} mayMove={mayWrite} onMove={() => onMoveCards(choice.chosen)} onMenu={onMenu} onAll={choice.all} onEnd={end} />
      ) : (
        <div className={styles.bottom}>
          <button type="button" className={styles.bottomTool} onClick={onSearch}><Search size={22} aria-hidden />{words.searching}</button>
          {mayWrite && <Button look="primary" icon={<Plus size={22} aria-hidden />} onClick={write}>{words.write}</Button>}
          {rows.length > 0 && <button type="button" className={styles.bottomTool} onClick={begin}><ListChecks size={22} aria-hidden />{words.chooseShort}</button>}
        </div>
      )}
    </div>
  )
}

const isKind = (value: string): value is CardKind => CARD_KINDS.some((kind) => kind === value)
const keyOf = (group: ReadingGroup): string => (group.of === 'section' ? group.sectionId : group.of === 'lane' ? `lane-${group.laneId ?? ''}` : 'free')
