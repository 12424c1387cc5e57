import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import type { ActionContext } from '../actions/actionContext.ts'
import { groupTitle, runAction } from '../actions/catalogue.ts'
import { actionWords } from '../actions/words.ts'
import { Keys } from './Keys.tsx'
import styles from './Palette.module.css'
import { type PaletteEntry, paletteGroups } from './paletteEntries.ts'
import { paletteWords } from './words.ts'

type Props = {
  /** As it was when the palette was asked for. */
  readonly context: ActionContext
  /** Runs once the keyboard is back where it was. */
  readonly onRun: (run: () => void) => void
  readonly onClose: () => void
}

/** Everything one can do, by typing a few letters of it: a combobox with its list, in a dialog. */
export function Palette({ context, onRun, onClose }: Props) {
  const words = useWords(paletteWords)
  const { reasons } = useWords(actionWords)
  const language = useLanguage()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const groups = useMemo(() => paletteGroups(context, language, typed), [context, language, typed])
  const entries = groups.flatMap((group) => group.entries)
  const current = entries[at]
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])
  const optionId = (entry: PaletteEntry): string => `${id}-${entry.key.replaceAll(' ', '-')}`
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined || entry.why !== undefined) return
    onRun(() => runAction(entry.action.id, context, entry.choice))
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(entries.length - 1, at + 8), PageUp: Math.max(0, at - 8) }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt((to + entries.length) % Math.max(1, entries.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(current)
    }
  }
  return (
    <Dialog title={words.title} closeLabel={words.close} onClose={onClose}>
      <div className={styles.field}>
        <Search size={20} aria-hidden />
        <input
          ref={field}
          role="combobox"
          aria-label={words.field}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : optionId(current)}
          placeholder={words.field}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={keys}
        />
      </div>
      <div className={styles.room}>
        {entries.length === 0 && <p className={styles.none}>{words.none}</p>}
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={words.list} className={styles.list} tabIndex={-1}>
          {groups.map((group) => (
            <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
              <div id={`${id}-${group.id}`} role="presentation" className={styles.group}>{groupTitle(group.id, language)}</div>
              {group.entries.map((entry) => (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the keyboard; arrows and Enter there do this
                <div
                  key={entry.key}
                  id={optionId(entry)}
                  role="option"
                  aria-selected={entry === current}
                  aria-disabled={entry.why !== undefined}
                  className={styles.option}
                  onPointerMove={() => entry !== current && setAt(entries.indexOf(entry))}
                  onClick={() => choose(entry)}
                >
                  <span className={styles.name}>
                    {entry.name}
                    {entry.why !== undefined && <span className={styles.why}> {reasons[entry.why]}</span>}
                  </span>
                  {entry.action.keys[0] !== undefined && <Keys chord={entry.action.keys[0]} />}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      <p role="status" className="visually-hidden">{typed === '' ? '' : entries.length === 0 ? words.none : words.found(entries.length)}</p>
    </Dialog>
  )
}
