import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import '../ui/party.css'
import { type Language, LanguageContext, preferredLanguage } from '../language/language.ts'
import { LateContext, later } from '../ui/later.tsx'
import { NavigationContext } from '../features/lobby/navigation.ts'
import { PreferencesContext } from '../features/lobby/preferences.ts'
import { type Route, addressOf, routeOf } from './route.ts'
import { applyTheme, currentTheme, followSystem, remember, remembered, rememberTheme, type Theme } from './theme.ts'
import { lateWords } from './lateWords.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

const PAGE = { ahead: false, atOnce: true }
const StartPage = later(async () => (await import('../features/lobby/StartPage.tsx')).StartPage, PAGE)
const JoinPage = later(async () => (await import('../features/lobby/JoinPage.tsx')).JoinPage, PAGE)
const BoardPage = later(async () => (await import('./BoardPage.tsx')).BoardPage, PAGE)

const readRoute = (): Route => routeOf(window.location, new URL(document.baseURI).pathname)

export function App() {
  const [route, setRoute] = useState(readRoute)
  const [language, setLanguage] = useState<Language>(() => preferredLanguage(remembered('visiebord.language'), navigator.languages))
  const [theme, setTheme] = useState<Theme>(currentTheme)

  useEffect(() => {
    const follow = () => setRoute(readRoute())
    window.addEventListener('popstate', follow)
    window.addEventListener('hashchange', follow)
    return () => {
      window.removeEventListener('popstate', follow)
      window.removeEventListener('hashchange', follow)
    }
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => applyTheme(theme), [theme])
  // Where nothing can be remembered a choice holds as long as the page.
  const hasChosen = useRef(false)
  useEffect(() => followSystem(() => hasChosen.current || setTheme(currentTheme())), [])

  const go = useCallback((path: string, options?: { replace?: boolean }) => {
    if (options?.replace === true) window.history.replaceState(null, '', addressOf(path))
    else window.history.pushState(null, '', addressOf(path))
    setRoute(readRoute())
    window.scrollTo(0, 0)
  }, [])
  const chooseLanguage = useCallback((next: Language) => {
    remember('visiebord.language', next)
    setLanguage(next)
  }, [])
  const chooseTheme = useCallback((next: Theme) => {
    hasChosen.current = true
    rememberTheme(next)
    setTheme(next)
  }, [])

  const late = useMemo(() => ({ words: lateWords[language], mayReload: () => true }), [language])

  return (
    <LanguageContext value={language}>
      <PreferencesContext value={{ theme, chooseTheme, chooseLanguage }}>
        <NavigationContext value={go}>
          <LateContext value={late}>
            <Page route={route} />
          </LateContext>
        </NavigationContext>
      </PreferencesContext>
    </LanguageContext>
  )
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'start':
      return <StartPage />
    case 'join':
      return <JoinPage key={route.token} token={route.token} />
    case 'board':
      return <BoardPage key={route.workshopId} workshopId={route.workshopId} />
    case 'unknown':
      return <NotFoundPage />
  }
}
