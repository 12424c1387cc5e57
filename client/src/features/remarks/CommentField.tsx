import { AtSign } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { usePeople, useView } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import type { Draft } from './drafts.ts'
import { matching, mentionQuery, withMention } from './mentionQuery.ts'
import styles from './RemarksSection.module.css'
import { remarkWords } from './words.ts'

/** More than fit are narrowed down by typing. */
const OFFERED = 6

type Props = {
  readonly label: string
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onSend: () => void
  readonly send: string
  readonly onCancel?: () => void
  readonly mayWrite: boolean
  readonly takesFocus?: boolean
}

/** A field of words with a list of people that opens at `@`: arrows choose, Enter takes, Esc closes the list, Ctrl+Enter sends. */
export function CommentField({ label, draft, onChange, onSend, send, onCancel, mayWrite, takesFocus = false }: Props) {
  const words = useWords(remarkWords)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const persons = usePeople((people) => people.persons)
  const me = useView((view) => view.me.participantId)
  const parties = useView((view) => view.parties)
  const longest = useView((view) => view.limits.board.remarkLength)
  const people = useMemo(
    () => [...persons.values()].filter((person) => person.id !== me).sort((one, other) => Number(other.seats.length > 0) - Number(one.seats.length > 0) || one.name.localeCompare(other.name)),
    [persons, me],
  )
  const [caret, setCaret] = useState(0)
  /** The `@` whose list was closed or chosen from. */
  const [done, setDone] = useState(-1)
  const [active, setActive] = useState(0)
  const goTo = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  useLayoutEffect(() => {
    if (goTo.current === undefined) return
    field.current?.focus()
    field.current?.setSelectionRange(goTo.current, goTo.current)
    goTo.current = undefined
  })
  const query = mayWrite ? mentionQuery(draft.words, caret) : undefined
  const found = query === undefined || query.at === done ? [] : matching(people, query.typed).slice(0, OFFERED)
  const isOpen = found.length > 0
  const at = Math.min(active, found.length - 1)
  const change = (next: string, now: number, named = draft.named) => {
    onChange({ words: next, named })
    setCaret(now)
    setActive(0)
  }
  const choose = (index: number) => {
    const person = found[index]
    if (person === undefined || query === undefined) return
    const next = withMention(draft.words, query, person.name)
    setDone(query.at)
    goTo.current = next.caret
    change(next.words, next.caret, [...draft.named.filter((each) => each.id !== person.id), { id: person.id, name: person.name }])
  }
  const begin = () => {
    const now = field.current?.selectionStart ?? draft.words.length
    const before = draft.words.slice(0, now)
    const sign = before === '' || /\s$/.test(before) ? '@' : ' @'
    setDone(-1)
    goTo.current = now + sign.length
    change(before + sign + draft.words.slice(now), now + sign.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // With no list and no form to leave, Esc is for what the field stands in: the panel closes, the words are kept.
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || isOpen || onCancel !== undefined) event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const isListKey = isOpen && !event.ctrlKey && !event.metaKey
    if (isListKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) setActive((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length)
    else if (isListKey && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) choose(at)
    else if (isListKey && event.key === 'Escape') setDone(query?.at ?? -1)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
    else if (event.key === 'Escape' && onCancel !== undefined) onCancel()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.write}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      <div className={styles.fieldPlace}>
        <textarea
          ref={field}
          id={id}
          rows={2}
          dir="auto"
          spellCheck
          maxLength={longest}
          value={draft.words}
          readOnly={!mayWrite}
          aria-describedby={`${id}-hint`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? `${id}-people` : undefined}
          aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
          onChange={(event) => {
            if (mentionQuery(event.target.value, event.target.selectionStart)?.at !== done) setDone(-1)
            change(event.target.value, event.target.selectionStart)
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setDone(query?.at ?? -1)}
          onKeyDown={onKeyDown}
        />
        {isOpen && (
          <div id={`${id}-people`} role="listbox" aria-label={words.people} className={styles.people}>
            {found.map((person, index) => {
              const party = parties.find((each) => each.id === person.partyId)
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the field's, which keeps the focus
                <div key={person.id} id={`${id}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(index)}>
                  <span className={styles.mark} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1}>{party !== undefined && <PartyMark color={party.color} size={14} />}</span>
                  <span dir="auto">{person.name}</span>
                  <span className={styles.second}>{[party?.short, person.seats.length === 0 ? words.notHere : undefined].filter(Boolean).join(', ')}</span>
                </div>
              )
            })}
          </div>
        )}
      </div>
      <p className="visually-hidden" role="status">{isOpen ? words.found(found.length) : ''}</p>
      <p id={`${id}-hint`} className={styles.hint}>{mayWrite ? words.mentionHint : words.later}</p>
      {mayWrite && (
        <div className={styles.verbs}>
          <Button compact look="primary" aria-disabled={draft.words.trim() === ''} onClick={onSend}>{send}</Button>
          {people.length > 0 && <Button compact icon={<AtSign size={16} aria-hidden />} onClick={begin}>{words.mention}</Button>}
          {onCancel !== undefined && <Button compact onClick={onCancel}>{words.cancel}</Button>}
        </div>
      )}
    </div>
  )
}
