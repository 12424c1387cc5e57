import { CARD_KINDS, type CardKind } from '@visiebord/shared/board/schema.ts'
import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { BoxSelect, ClipboardPaste, Columns3, ListChecks, Plus, Search } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { useBoard, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import type { ActionId } from '../actions/catalogue.ts'
import { actionOf, mayBeHeld } from '../actions/keys.ts'
import { lettersAreOn } from '../actions/letters.ts'
import { canvasWords } from '../canvas/words.ts'
import { cardWords } from '../cards/words.ts'
import { stopFollowing } from '../presence/company.ts'
import { createRowChoices } from '../presence/rowChoices.ts'
import { RowsTogether } from '../presence/RowsTogether.tsx'
import { ChosenRows } from './ChosenRows.tsx'
import { askedInList } from './choosingInList.ts'
import type { ListControls, WriteAsked } from './listControls.ts'
import { ListGroup } from './ListGroup.tsx'
import { directionOf, LIST_KEYS } from './listKeys.ts'
import styles from './ListView.module.css'
import { moveInList } from './moveInList.ts'
import { rowKeys } from './rowKeys.ts'
import { useChosenRows } from './useChosenRows.ts'
import { SORTINGS, type Sorting } from '@visiebord/shared/board/arrange/sortInSection.ts'
import { type ListFilter, useListGroups } from './useListGroups.ts'
import { listWords } from './words.ts'

type Props = {
  readonly onMoveCards: (ids: readonly string[]) => void
  readonly onPasteLines: () => void
  readonly onSearch: () => void
  /** Opens the menu of the row, the section or the chosen rows that this button belongs to. */
  readonly onMenu: (button: HTMLElement) => void
  /** Something of the catalogue, by key or button. */
  readonly onAction: (action: ActionId) => void
  /** Given while it stands, `undefined` when it goes. */
  readonly onControls: (controls: ListControls | undefined) => void
}

/** Everything the board holds as a list: equal in power, made for keyboard, screen reader and small screens. */
export function ListView({ onMoveCards, onPasteLines, onSearch, onMenu, onAction, onControls }: Props) {
  const words = useWords(listWords)
  const inCards = useWords(cardWords)
  const { kinds } = inCards
  const onBoard = useWords(canvasWords)
  const id = useId()
  const workshop = useWorkshop()
  const language = useLanguage()
  const reader = useBoard().read
  const parties = useView((view) => view.parties)
  const mayWrite = useView((view) => view.allowed.board.kinds.length > 0)
  const mayStructure = useView((view) => view.allowed.board.structure)
  const [filter, setFilter] = useState<ListFilter>({})
  const [writing, setWriting] = useState<{ readonly key: string; readonly asked: WriteAsked }>()
  const [sorting, setSorting] = useState<Sorting>()
  const order = useMemo(() => (sorting === undefined ? undefined : { by: sorting, parties: parties.map((party) => party.id), language }), [sorting, parties, language])
  const root = useRef<HTMLDivElement>(null)
  const held = useRef<string>(undefined)
  const [choices] = useState(createRowChoices)
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
    stopFollowing(workshop)
    const heading = document.getElementById(`${id}-${key}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    held.current = target.closest<HTMLElement>('[data-row]')?.dataset['cardId']
    if (!target.matches(':focus-visible')) return
    // A browser leaves what is in view by a corner where it is.
    const show = (): void => target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    show()
    // A row that was out of view has its height from the next frame on.
    requestAnimationFrame(() => requestAnimationFrame(() => document.activeElement === target && show()))
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
    const isRow = event.target instanceof Element && event.target.matches('[data-row]')
    const direction = directionOf(event.key)
    if ((asked === 'move' || asked === 'move-far') && isRow && direction !== undefined) {
      moveInList({ workshop, reader, words: onBoard, cardWords: inCards }, askedInList(workshop, reader, held.current), { direction, far: asked === 'move-far' })
    } else if (asked !== undefined && (LIST_KEYS[asked] === 'action' || (isRow && (asked === 'edit' || asked === 'move-to' || asked === 'delete')))) {
      if (!event.nativeEvent.repeat || mayBeHeld(asked)) onAction(asked)
    } else return
    event.preventDefault()
  }
  /** The group that one is reading: the last whose heading has reached the top. */
  const groupInView = (): string => {
    const sheet = root.current?.querySelector('main')?.getBoundingClientRect().top ?? 0
    const reached = titled.filter(({ key }) => (document.getElementById(`${id}-${key}`)?.closest('section')?.getBoundingClientRect().top ?? Infinity) <= sheet + 80)
    return (reached.at(-1) ?? titled[0])?.key ?? 'free'
  }
  const groupOf = (cardId: string | undefined): string | undefined => titled.find(({ group }) => cardId !== undefined && group.cards.includes(cardId))?.key
  const write = (asked: WriteAsked = {}, key = groupInView()) => {
    setWriting({ key, asked })
    goTo(key)
  }
  const controls: ListControls = {
    write: (asked, sectionId) => write(asked, sectionId ?? groupOf(held.current)),
    showSection: goTo,
    showRoadmap: () => {
      const lane = titled.find(({ group }) => group.of === 'lane')
      if (lane !== undefined) goTo(lane.key)
    },
  }
  const given = useRef(controls)
  useLayoutEffect(() => {
    given.current = controls
  })
  useEffect(() => {
    onControls({ write: (...asked) => given.current.write(...asked), showSection: (...asked) => given.current.showSection(...asked), showRoadmap: () => given.current.showRoadmap() })
    return () => onControls(undefined)
  }, [onControls])
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
  const ofRows = { onMoveCards, onMenu, choosing: choice.choosing, onPress: choice.press, held, choices }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows walk over the rows, which are focusable themselves
    <div className={styles.view} ref={root} data-writing={writing !== undefined} data-choosing={choice.choosing} onKeyDown={keys} onFocus={onFocus}>
      <RowsTogether live={workshop} reader={reader} list={root} rows={rows} held={held} choices={choices} />
      <nav className={styles.side} aria-label={words.sections}>
        {titled.length > 0 && (
          <>
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
          </>
        )}
        <div className={styles.filters}>
          <h2>{words.show}</h2>
          <select aria-label={words.party} value={filter.partyId ?? ''} onChange={(event) => narrow({ ...(filter.kind === undefined ? {} : { kind: filter.kind }), ...(event.target.value === '' ? {} : { partyId: event.target.value }) })}>
            <option value="">{words.allParties}</option>
            {parties.map((party) => <option key={party.id} value={party.id}>{party.name}</option>)}
          </select>
          <select aria-label={words.kind} value={filter.kind ?? ''} onChange={(event) => narrow({ ...(filter.partyId === undefined ? {} : { partyId: filter.partyId }), ...(isKind(event.target.value) ? { kind: event.target.value } : {}) })}>
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
        {mayStructure && reader.timeline === undefined && <Button compact icon={<Columns3 size={18} aria-hidden />} onClick={() => onAction('add-roadmap')}>{words.newRoadmap}</Button>}
        {mayStructure && reader.timeline !== undefined && !groups.some(({ of }) => of === 'lane') && <Button compact icon={<Columns3 size={18} aria-hidden />} onClick={() => onAction('add-lane')}>{words.newLane}</Button>}
        {mayWrite && <Button compact icon={<ClipboardPaste size={18} aria-hidden />} onClick={onPasteLines}>{words.pasteLines}</Button>}
        <div className={styles.keys}>
          <strong>{words.keys}</strong>
          <p>{words.keysText}</p>
        </div>
      </nav>
      <main ref={keepsFocus} className={styles.sheet} aria-label={words.list} tabIndex={-1} data-keyboard-home="">
        {titled.length === 0 && !mayWrite && <p className={styles.empty}>{words.empty}</p>}
        {titled.map(({ group, key, title }) => (
          <ListGroup
            key={key}
            headingId={`${id}-${key}`}
            group={group}
            title={title}
            filtered={filter.partyId !== undefined || filter.kind !== undefined}
            writing={writing?.key === key ? writing.asked : undefined}
            onWrite={mayWrite ? () => setWriting({ key, asked: {} }) : undefined}
            onWritten={() => setWriting(undefined)}
            {...ofRows}
          />
        ))}
        {titled.length === 0 && mayWrite && <ListGroup headingId={`${id}-free`} group={{ of: 'free', cards: [] }} title={words.free} filtered={false} writing={writing?.key === 'free' ? writing.asked : undefined} onWrite={() => setWriting({ key: 'free', asked: {} })} onWritten={() => setWriting(undefined)} {...ofRows} />}
      </main>
      {choice.choosing ? (
        <ChosenRows count={choice.chosen.length} shown={rows.length} mayMove={mayWrite} onMove={() => onMoveCards(choice.chosen)} onMenu={onMenu} onAll={choice.all} onEnd={end} />
      ) : (
        <div className={styles.bottom}>
          <button type="button" className={styles.bottomTool} onClick={onSearch}><Search size={22} aria-hidden />{words.searching}</button>
          {mayWrite && <Button look="primary" icon={<Plus size={22} aria-hidden />} onClick={() => write()}>{words.write}</Button>}
          {rows.length > 0 && <button type="button" className={styles.bottomTool} onClick={begin}><ListChecks size={22} aria-hidden />{words.chooseShort}</button>}
        </div>
      )}
    </div>
  )
}

const isKind = (value: string): value is CardKind => CARD_KINDS.some((kind) => kind === value)
const keyOf = (group: ReadingGroup): string => (group.of === 'section' ? group.sectionId : group.of === 'lane' ? `lane-${group.laneId ?? ''}` : 'free')
