import { fromField } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { commentsOf } from '@visiebord/shared/board/remarks/remarksOf.ts'
import { useEffect, useId, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { CommentField } from './CommentField.tsx'
import { CommentItem } from './CommentItem.tsx'
import { type Draft, draftOf, keepDraft } from './drafts.ts'
import { mentionsDesk } from './mentionsDesk.ts'
import styles from './RemarksSection.module.css'
import { NEWEST, shownComments } from './shownComments.ts'
import { remarkWords } from './words.ts'

/** What people say of a card, oldest first, and the field to say something. */
export function Thread({ cardId, remarks, mayWrite }: { readonly cardId: string; readonly remarks: readonly Remark[]; readonly mayWrite: boolean }) {
  const words = useWords(remarkWords)
  const workshop = useWorkshop()
  const id = useId()
  const [draft, setDraft] = useState(() => draftOf(workshop, cardId))
  const [shown, setShown] = useState(NEWEST)
  const [opened, setOpened] = useState(false)
  const comments = commentsOf(remarks)
  const { newest, earlier, closed } = shownComments(comments, shown)
  useEffect(() => mentionsDesk(workshop).see(comments), [workshop, comments])
  const change = (next: Draft) => {
    keepDraft(workshop, cardId, next)
    setDraft(next)
  }
  const place = () => {
    if (draft.words.trim() === '' || workshop.commands.addComment(cardId, fromField(draft.words.trim(), draft.named)) === undefined) return
    change({ words: '', named: [] })
    workshop.announce.say(words.placed)
  }
  return (
    <div className={styles.part}>
      <h4 id={id}>{words.comments}</h4>
      {comments.length === 0 && <p className={styles.hint}>{words.noComments}</p>}
      {earlier > 0 && <Button compact look="quiet" onClick={() => setShown(shown + NEWEST)}>{words.earlier(earlier)}</Button>}
      {newest.length > 0 && <ol className={styles.comments} aria-labelledby={id}>{newest.map((comment) => <CommentItem key={comment.id} comment={comment} mayWrite={mayWrite} />)}</ol>}
      {(mayWrite || draft.words !== '') && <CommentField label={words.write} draft={draft} onChange={change} onSend={place} send={words.place} mayWrite={mayWrite} />}
      {closed.length > 0 && (
        <details className={styles.closed} open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>{words.resolved(comments.filter((comment) => comment.resolved === true).length)}</summary>
          {opened && <ol className={styles.comments}>{closed.map((comment) => <CommentItem key={comment.id} comment={comment} mayWrite={mayWrite} />)}</ol>}
        </details>
      )}
    </div>
  )
}
