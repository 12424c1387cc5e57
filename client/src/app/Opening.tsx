import { useWords } from '../language/language.ts'
import { BrandMark } from '../ui/Brand.tsx'
import page from './BoardPage.module.css'
import styles from './Opening.module.css'
import { appWords } from './words.ts'

/** The board before it is here: slips without words where its slips will lie, so that nothing jumps; the first of them says what happens. */
export function Opening() {
  const words = useWords(appWords)
  return (
    <main className={page.page} aria-busy="true" data-opening="">
      <div className={page.brand}>
        <div className={styles.brand}>
          <BrandMark size={36} />
          <p role="status">{words.opening}</p>
        </div>
      </div>
      <div className={page.top} aria-hidden="true">
        <div className={`${page.round} ${styles.bare}`}><i /><i /></div>
        <div className={`${page.people} ${styles.people}`} />
      </div>
      <div className={styles.table} aria-hidden="true" />
    </main>
  )
}
