export const THEMES = ['light', 'dark', 'high-contrast'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'visiebord.theme'

/** What the reader chose here before; otherwise what the system asks for. */
export function preferredTheme(remembered: string | null, asks: { readonly moreContrast: boolean; readonly dark: boolean }): Theme {
  const chosen = THEMES.find((theme) => theme === remembered)
  if (chosen !== undefined) return chosen
  if (asks.moreContrast) return 'high-contrast'
  return asks.dark ? 'dark' : 'light'
}

const ASKS = { moreContrast: '(prefers-contrast: more)', dark: '(prefers-color-scheme: dark)' } as const

export const currentTheme = (): Theme =>
  preferredTheme(remembered(KEY), { moreContrast: window.matchMedia(ASKS.moreContrast).matches, dark: window.matchMedia(ASKS.dark).matches })

/** Tells when the system asks for something else, as many do at sunset. Returns the way to stop. */
export function followSystem(listener: () => void): () => void {
  const abort = new AbortController()
  for (const query of Object.values(ASKS)) window.matchMedia(query).addEventListener('change', listener, { signal: abort.signal })
  return () => abort.abort()
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

export function rememberTheme(theme: Theme): void {
  remember(KEY, theme)
  applyTheme(theme)
}

/** localStorage may be forbidden; then a choice lasts as long as the page. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing is lost: the choice is asked again next time.
  }
}
