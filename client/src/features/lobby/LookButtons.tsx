import { Contrast, Languages, Moon, Sun } from 'lucide-react'
import { useLanguage, useWords } from '../../language/language.ts'
import styles from './LookButtons.module.css'
import { usePreferences } from './preferences.ts'
import { lobbyWords } from './words.ts'

const NEXT = { light: 'dark', dark: 'high-contrast', 'high-contrast': 'light' } as const
const ICON = { light: Moon, dark: Contrast, 'high-contrast': Sun } as const

/** Language and appearance, wherever somebody enters. Each button says what it brings. */
export function LookButtons() {
  const words = useWords(lobbyWords)
  const language = useLanguage()
  const { theme, chooseTheme, chooseLanguage } = usePreferences()
  const next = NEXT[theme]
  const Icon = ICON[theme]
  const name = { light: words.light, dark: words.dark, 'high-contrast': words.highContrast }[next]
  return (
    <div className={styles.looks}>
      <button type="button" className={styles.look} lang={language === 'nl' ? 'en' : 'nl'} onClick={() => chooseLanguage(language === 'nl' ? 'en' : 'nl')}>
        <Languages size={20} aria-hidden />
        {words.otherLanguage}
      </button>
      <button type="button" className={styles.look} onClick={() => chooseTheme(next)}>
        <Icon size={20} aria-hidden />
        {name}
      </button>
    </div>
  )
}
