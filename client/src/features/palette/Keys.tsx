import { Fragment } from 'react'
import { useWords } from '../../language/language.ts'
import { isMac, shownKeys } from '../actions/shownKeys.ts'
import { actionWords } from '../actions/words.ts'
import styles from './Keys.module.css'

/** One shortcut, key by key. */
export function Keys({ chord }: { readonly chord: string }) {
  const { keyNames } = useWords(actionWords)
  const parts = shownKeys(chord, keyNames, isMac())
  return (
    <span className={styles.keys}>
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && ' '}
          <kbd>{part}</kbd>
        </Fragment>
      ))}
    </span>
  )
}
