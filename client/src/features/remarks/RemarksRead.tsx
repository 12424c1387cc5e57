import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { commentsOf } from '@visiebord/shared/board/remarks/remarksOf.ts'
import { useId } from 'react'
import { useWords } from '../../language/language.ts'
import { CommentItem } from './CommentItem.tsx'
import { Reactions } from './Reactions.tsx'
import styles from './RemarksSection.module.css'
import { Tags } from './Tags.tsx'
import { useRemarks } from './useRemarks.ts'
import { remarkWords } from './words.ts'

/** All that is said of a card, what was dealt with too, on a board that nobody can write on any more. */
export function RemarksRead({ reader, cardId }: { readonly reader: BoardReader; readonly cardId: string }) {
  const words = useWords(remarkWords)
  const remarks = useRemarks(reader, cardId)
  const comments = commentsOf(remarks)
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id} data-remarks>
      <h3 id={id}>{words.title}</h3>
      {remarks.length === 0 && <p className={styles.hint}>{words.nothingSaid}</p>}
      <Reactions cardId={cardId} remarks={remarks} mayWrite={false} />
      <Tags cardId={cardId} remarks={remarks} mayWrite={false} />
      {comments.length > 0 && (
        <div className={styles.part}>
          <h4 id={`${id}-comments`}>{words.comments}</h4>
          <ol className={styles.comments} aria-labelledby={`${id}-comments`}>{comments.map((comment) => <CommentItem key={comment.id} comment={comment} mayWrite={false} />)}</ol>
        </div>
      )}
    </section>
  )
}
