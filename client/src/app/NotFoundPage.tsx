import { useEffect } from 'react'
import { useWords } from '../language/language.ts'
import { lobbyWords } from '../features/lobby/words.ts'
import { useGo } from '../features/lobby/navigation.ts'
import { Brand } from '../ui/Brand.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './NotFoundPage.module.css'

export function NotFoundPage() {
  const words = useWords(lobbyWords)
  const go = useGo()
  useEffect(() => {
    document.title = words.pageTitleNotFound
  }, [words])
  return (
    <main className={styles.page}>
      <Brand />
      <h1>{words.notFound}</h1>
      <Button look="primary" onClick={() => go('')}>{words.toStart}</Button>
    </main>
  )
}
