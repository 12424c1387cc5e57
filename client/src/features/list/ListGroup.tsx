import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { Plus } from 'lucide-react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import { ListRow } from './ListRow.tsx'
import styles from './ListView.module.css'
import { NewCardForm } from './NewCardForm.tsx'
import { listWords } from './words.ts'

type Props = {
  readonly headingId: string
  readonly group: ReadingGroup
  readonly title: string
  readonly filtered: boolean
  readonly writing: boolean
  /** Absent for who may not write now. */
  readonly onWrite: (() => void) | undefined
  readonly onWritten: () => void
  readonly onOpenCard: (id: string) => void
  readonly onMoveCards: (ids: readonly string[]) => void
}

export function ListGroup({ headingId, group, title, filtered, writing, onWrite, onWritten, onOpenCard, onMoveCards }: Props) {
  const words = useWords(listWords)
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <header className={styles.groupHead}>
        <h2 id={headingId} tabIndex={-1} dir="auto">{title}</h2>
        <span>{words.cards(group.cards.length)}</span>
        {onWrite !== undefined && !writing && <Button compact icon={<Plus size={18} aria-hidden />} aria-label={words.writeIn(title)} onClick={onWrite}>{words.write}</Button>}
      </header>
      {writing && <NewCardForm group={group} onDone={onWritten} />}
      {group.cards.length === 0 ? (
        <p className={styles.empty}>{filtered ? words.emptyFiltered : words.empty}</p>
      ) : (
        <ul className={styles.rows}>
          {group.cards.map((id) => (
            <ListRow key={id} cardId={id} onOpenCard={onOpenCard} onMoveCards={onMoveCards} />
          ))}
        </ul>
      )}
    </section>
  )
}
