import { type ReactNode, useId, useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { CATALOGUE, GROUP_IDS, groupTitle } from '../actions/catalogue.ts'
import { isLetter } from '../actions/keys.ts'
import { Keys } from './Keys.tsx'
import styles from './ShortcutHelp.module.css'
import { paletteWords } from './words.ts'

type Props = { readonly letters: boolean; readonly onLetters: (on: boolean) => void; readonly onClose: () => void; /** Further settings for who works without a mouse or without a screen. */ readonly children?: ReactNode }

/** Every shortcut of the catalogue, by group, and the switch for single letters. */
export function ShortcutHelp({ letters, onLetters, onClose, children }: Props) {
  const words = useWords(paletteWords)
  const language = useLanguage()
  const id = useId()
  const [on, setOn] = useState(letters)
  return (
    <Dialog title={words.helpTitle} closeLabel={words.close} onClose={onClose} width="wide">
      <p className={styles.text}>{words.helpText}</p>
      <div className={styles.switch}>
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-describedby={`${id}-hint`}
          checked={on}
          aria-checked={on}
          onChange={(event) => {
            setOn(event.target.checked)
            onLetters(event.target.checked)
          }}
        />
        <label htmlFor={id}>{words.letters}</label>
        <p id={`${id}-hint`}>{words.lettersHint}</p>
      </div>
      {children}
      <div className={styles.groups}>
        {GROUP_IDS.map((group) => {
          const actions = CATALOGUE.filter((action) => action.group === group && action.keys.length > 0)
          if (actions.length === 0) return null
          return (
            <section key={group} aria-labelledby={`${id}-${group}`}>
              <h3 id={`${id}-${group}`}>{groupTitle(group, language)}</h3>
              <dl>
                {actions.map(({ id: action, keys, words: called }) => {
                  const off = !on && keys.every(isLetter)
                  return (
                    <div key={action} data-off={off ? '' : undefined}>
                      <dt>
                        {called[language].name}
                        {off && <span> ({words.turnedOff})</span>}
                      </dt>
                      <dd>
                        {shown(keys).map((chord, at) => (
                          <span key={chord}>
                            {at > 0 && <span className={styles.or}>{words.or} </span>}
                            <Keys chord={chord} />
                          </span>
                        ))}
                      </dd>
                    </div>
                  )
                })}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}

/** `=` and `_` are + and − without Shift, or with: nobody needs to be told. */
const shown = (keys: readonly string[]): readonly string[] => keys.filter((chord) => chord !== '=' && chord !== '_')
