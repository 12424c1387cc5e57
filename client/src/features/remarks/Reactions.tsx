import { REACTIONS, type Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { reactionsOf } from '@visiebord/shared/board/remarks/remarksOf.ts'
import { useId } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { useView, useWorkshop } from '../../state/workshopContext.ts'
import styles from './RemarksSection.module.css'
import { SignIcon } from './SignIcon.tsx'
import { signWords } from './signWords.ts'
import { useNames } from './useNames.ts'
import { remarkWords } from './words.ts'

/** A button for each sign, with how many and who; pressed when one is among them. */
export function Reactions({ cardId, remarks, mayWrite }: { readonly cardId: string; readonly remarks: readonly Remark[]; readonly mayWrite: boolean }) {
  const words = useWords(remarkWords)
  const wordsOfSigns = useWords(signWords)
  const { signs } = wordsOfSigns
  const language = useLanguage()
  const workshop = useWorkshop()
  const me = useView((view) => view.me.participantId)
  const { nameOf } = useNames()
  const id = useId()
  const counts = new Map(reactionsOf(remarks).map(({ value, by }) => [value, by]))
  if (counts.size === 0 && !mayWrite) return null
  const namesOf = (by: readonly string[]): string => new Intl.ListFormat(language).format(by.map((each) => nameOf(each)))
  return (
    <div className={styles.part}>
      <h4 id={id}>{words.reactions}</h4>
      <div role="group" aria-labelledby={id} className={styles.signs}>
        {REACTIONS.map((sign) => {
          const by = counts.get(sign) ?? []
          const said = by.length === 0 ? signs[sign] : words.reacted(wordsOfSigns.reactions(signs[sign], by.length), namesOf(by))
          if (!mayWrite) return by.length === 0 ? null : <span key={sign} className={styles.sign} role="img" aria-label={said} title={said}><SignIcon sign={sign} size={18} />{by.length}</span>
          return (
            <button key={sign} type="button" className={styles.sign} aria-pressed={by.includes(me)} aria-label={said} title={said} onClick={() => workshop.commands.toggleReaction(cardId, sign)}>
              <SignIcon sign={sign} size={18} />
              {by.length > 0 && by.length}
            </button>
          )
        })}
      </div>
      {counts.size > 0 && <ul className={styles.names} aria-hidden="true">{[...counts].map(([sign, by]) => <li key={sign}><SignIcon sign={sign} size={14} />{namesOf(by)}</li>)}</ul>}
    </div>
  )
}
