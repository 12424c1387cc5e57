import { X } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { forgetRecent, recentWorkshops } from '../../state/recentWorkshops.ts'
import { useGo } from './navigation.ts'
import styles from './RecentWorkshops.module.css'
import { startWords } from './startWords.ts'

/** What was open in this browser; the session is in a cookie, so a press is enough. */
export function RecentWorkshops() {
  const words = useWords(startWords)
  const language = useLanguage()
  const go = useGo()
  const [recent, setRecent] = useState(() => recentWorkshops())
  if (recent.length === 0) return null
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section>
      <h2 className={styles.title}>{words.recent}</h2>
      <ul className={styles.list}>
        {recent.map(({ id, title, role, openedAt }) => (
          <li key={id} className={styles.item}>
            <a
              href={`w/${encodeURIComponent(id)}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                go(`w/${encodeURIComponent(id)}`)
              }}
            >
              <strong dir="auto">{title}</strong>
              <span>{words.opened(when.format(new Date(openedAt)))}</span>
              <span>{words.roles[role]}</span>
            </a>
            <button
              type="button"
              aria-label={words.forget(title)}
              onClick={() => {
                forgetRecent(id)
                setRecent(recentWorkshops())
              }}
            >
              <X size={18} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
