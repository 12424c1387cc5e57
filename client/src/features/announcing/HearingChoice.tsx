import { useId, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { hearing, HEARINGS, setHearing } from '../../state/hearing.ts'
import styles from './HearingChoice.module.css'
import { announcingWords } from './words.ts'

/** How much one wants to hear of others; it holds from the next sentence on. */
export function HearingChoice() {
  const words = useWords(announcingWords)
  const id = useId()
  const [chosen, setChosen] = useState(() => hearing())
  return (
    <fieldset className={styles.choice} aria-describedby={`${id}-hint`}>
      <legend>{words.title}</legend>
      <p id={`${id}-hint`}>{words.hint}</p>
      {HEARINGS.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={id}
            checked={chosen === each}
            onChange={() => {
              setChosen(each)
              setHearing(each)
            }}
          />
          {words.choices[each]}
        </label>
      ))}
    </fieldset>
  )
}
