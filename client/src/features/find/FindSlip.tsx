import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { findMatches, firstFrom, type Match } from './findMatches.ts'
import type { FindPort } from './findPort.ts'
import styles from './FindSlip.module.css'
import { findWords } from './words.ts'

/** What the page may ask of an open search. */
export type FindControls = { readonly step: (by: 1 | -1) => void; readonly enter: () => void }

type Props = {
  readonly reader: BoardReader
  readonly parties: readonly Party[]
  readonly port: FindPort
  /** What was looked for the last time. */
  readonly start: string
  readonly onTyped: (typed: string) => void
  readonly onControls: (controls: FindControls | undefined) => void
  /** `taken`: a card that was found has the keyboard. */
  readonly onClose: (taken: boolean) => void
}

/** Looks for words on the board: what is found is lit, one of it is in view, Enter goes on to the next. */
export function FindSlip({ reader, parties, port, start, onTyped, onControls, onClose }: Props) {
  const words = useWords(findWords)
  const language = useLanguage()
  const slip = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(start)
  const version = useBoardVersion(reader)
  const byId = useMemo(() => new Map(parties.map((party) => [party.id, party])), [parties])
  const matches = useMemo(() => {
    void version
    return findMatches(reader, byId, typed)
  }, [reader, byId, typed, version])
  // Which one, by what it is and not by its number: what others write meanwhile must not take it away.
  const [chosen, setChosen] = useState<Match>()
  const known = matches.findIndex((match) => match.id === chosen?.id && match.of === chosen.of)
  const at = known === -1 ? (matches.length === 0 ? -1 : firstFrom(matches, port.isInView)) : known
  const now = matches[at]
  const show = (match: Match | undefined, near: boolean): void => {
    if (match !== undefined) port.show(match, { under: slip.current?.getBoundingClientRect(), near })
  }
  const step = (by: 1 | -1): void => {
    const next = matches[(at + by + matches.length) % matches.length]
    setChosen(next)
    show(next, true)
  }
  const enter = (): void => {
    field.current?.focus()
    field.current?.select()
  }
  const act = useRef({ step, enter, show })
  useLayoutEffect(() => {
    act.current = { step, enter, show }
  })
  useEffect(() => {
    onControls({ step: (by) => act.current.step(by), enter: () => act.current.enter() })
    act.current.enter()
    return () => onControls(undefined)
  }, [onControls])
  useEffect(() => port.light(matches, now), [port, matches, now])
  useEffect(() => () => port.light([], undefined), [port])
  const nowId = now?.id
  useEffect(() => act.current.show(matches.find(({ id }) => id === nowId), false), [typed, nowId, matches])
  const close = (): void => onClose(now !== undefined && port.take(now))
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && event.target === field.current && matches.length > 0) {
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
  }
  const number = (value: number): string => new Intl.NumberFormat(language).format(value)
  const isEmpty = typed.trim() === ''
  const text = now === undefined ? '' : now.of === 'section' ? words.section(now.text) : now.text.trim() === '' ? words.empty : now.text
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc leaves from anywhere in it; the button for it is in it
    <search ref={slip} className={styles.slip} aria-label={words.label} data-find="" data-slip="" onKeyDown={keys}>
      <Search size={20} aria-hidden />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label={words.field}
        placeholder={words.field}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(undefined)
          onTyped(event.target.value)
        }}
      />
      <span className={styles.count} aria-hidden="true">{isEmpty ? '' : matches.length === 0 ? words.none : words.count(number(at + 1), number(matches.length))}</span>
      <button type="button" aria-label={words.previous} aria-disabled={matches.length < 2} onClick={() => matches.length > 1 && step(-1)}><ChevronUp size={20} aria-hidden /></button>
      <button type="button" aria-label={words.next} aria-disabled={matches.length < 2} onClick={() => matches.length > 1 && step(1)}><ChevronDown size={20} aria-hidden /></button>
      <button type="button" aria-label={words.close} onClick={close}><X size={20} aria-hidden /></button>
      <p role="status" className="visually-hidden">{isEmpty ? '' : now === undefined ? words.none : words.found(number(at + 1), number(matches.length), text.slice(0, 120))}</p>
    </search>
  )
}

/** Rises when the board changes, at most once a frame. */
function useBoardVersion(reader: BoardReader): number {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let frame = 0
    const stop = reader.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        setVersion((now) => now + 1)
      })
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [reader])
  return version
}
