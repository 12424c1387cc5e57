import { CARD_KINDS, type CardKind } from '@visiebord/shared/board/schema.ts'
import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { ClipboardPaste, Plus } from 'lucide-react'
import { type FocusEvent, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useView } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import { cardWords } from '../cards/words.ts'
import { ListGroup } from './ListGroup.tsx'
import styles from './ListView.module.css'
import { rowKeys } from './rowKeys.ts'
import { type ListFilter, useListGroups } from './useListGroups.ts'
import { listWords } from './words.ts'

type Props = { readonly onOpenCard: (id: string) => void; readonly onMoveCards: (ids: readonly string[]) => void; readonly onPasteLines: () => void }

/** Everything the board holds as a list: equal in power, made for keyboard, screen reader and small screens. */
export function ListView({ onOpenCard, onMoveCards, onPasteLines }: Props) {
  const words = useWords(listWords)
  const kinds = useWords(cardWords).kinds
  const id = useId()
  const reader = useBoard().read
  const parties = useView((view) => view.parties)
  const mayWrite = useView((view) => view.allowed.board.kinds.length > 0)
  const [filter, setFilter] = useState<ListFilter>({})
  const [writing, setWriting] = useState<string>()
  const root = useRef<HTMLDivElement>(null)
  const held = useRef<string>(undefined)
  // The last card of a group takes its group with it.
  const keepsFocus = useKeepsFocus<HTMLElement>()
  const groups = useListGroups(reader, filter)
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
  const narrow = (next: ListFilter) => setFilter(next)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows walk over the rows, which are focusable themselves
    <div className={styles.view} ref={root} onKeyDown={(event) => rowKeys(event, root.current)} onFocus={onFocus}>
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
        </div>
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
            onOpenCard={onOpenCard}
            onMoveCards={onMoveCards}
            held={held}
          />
        ))}
        {titled.length === 0 && mayWrite && <ListGroup headingId={`${id}-free`} group={{ of: 'free', cards: [] }} title={words.free} filtered={false} writing={writing === 'free'} onWrite={() => setWriting('free')} onWritten={() => setWriting(undefined)} onOpenCard={onOpenCard} onMoveCards={onMoveCards} held={held} />}
      </main>
      {mayWrite && (
        <div className={styles.bottom}>
          <Button look="primary" icon={<Plus size={22} aria-hidden />} onClick={() => { const first = titled[0]?.key ?? 'free'; setWriting(first); goTo(first) }}>{words.write}</Button>
        </div>
      )}
    </div>
  )
}

const isKind = (value: string): value is CardKind => CARD_KINDS.some((kind) => kind === value)
const keyOf = (group: ReadingGroup): string => (group.of === 'section' ? group.sectionId : group.of === 'lane' ? `lane-${group.laneId ?? ''}` : 'free')
