import { commentParts, commentWords, fromField, mentionedIn } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Comment } from '@visiebord/shared/board/remarks/remark.ts'
import { Check, Pencil, Trash2, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLanguage, useWords } from '../../language/language.ts'
import { useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { CommentField } from './CommentField.tsx'
import type { Draft } from './drafts.ts'
import styles from './RemarksSection.module.css'
import { useNames } from './useNames.ts'
import { remarkWords } from './words.ts'

type Doing = { readonly what: 'reading' | 'removing' } | { readonly what: 'editing'; readonly draft: Draft }

export function CommentItem({ comment, mayWrite }: { readonly comment: Comment; readonly mayWrite: boolean }) {
  const words = useWords(remarkWords)
  const language = useLanguage()
  const workshop = useWorkshop()
  const me = useView((view) => view.me.participantId)
  const mayRemoveAny = useView((view) => view.allowed.board.structure)
  const { nameOf, fullName, partyOf } = useNames()
  const [doing, setDoing] = useState<Doing>({ what: 'reading' })
  const item = useRef<HTMLLIElement>(null)
  const party = partyOf(comment.authorId)
  const mine = comment.authorId === me
  const said = commentWords(comment, fullName)
  const short = said.slice(0, 80)
  /** Back to what is read, with the keyboard on the comment that it was about. */
  const read = () => {
    flushSync(() => setDoing({ what: 'reading' }))
    item.current?.focus()
  }
  const edit = () => setDoing({ what: 'editing', draft: { words: said, named: mentionedIn(comment).map((id) => ({ id, name: fullName(id) })) } })
  const remove = () => {
    const next = item.current?.nextElementSibling ?? item.current?.previousElementSibling ?? item.current?.closest<HTMLElement>('section')
    workshop.commands.deleteComments([comment.id])
    workshop.announce.say(words.removed)
    if (next instanceof HTMLElement) next.focus()
  }
  const save = () => {
    if (doing.what !== 'editing' || doing.draft.words.trim() === '') return
    workshop.commands.setComment(comment.id, fromField(doing.draft.words, doing.draft.named))
    read()
  }
  return (
    <li ref={item} tabIndex={-1} className={styles.comment} data-comment-id={comment.id} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1} data-resolved={comment.resolved === true}>
      <p className={styles.author}>
        {party !== undefined && <span className={styles.mark}><PartyMark color={party.color} size={13} /></span>}
        <strong dir="auto">{mine ? words.youSay : nameOf(comment.authorId)}</strong>
        {party !== undefined && <span>{party.short}</span>}
        {comment.at !== undefined && <time dateTime={comment.at}>{sayMoment(comment.at, language)}</time>}
      </p>
      {doing.what === 'editing' ? (
        <CommentField label={words.write} draft={doing.draft} onChange={(draft) => setDoing({ what: 'editing', draft })} onSend={save} send={words.save} onCancel={read} mayWrite={mayWrite} takesFocus />
      ) : (
        <p className={styles.said} dir="auto">
          {/* oxlint-disable-next-line react/no-array-index-key -- pieces of one text, in their order */}
          {commentParts(comment).map((part, index) => ('mention' in part ? <mark key={index} data-me={part.mention === me}>@{fullName(part.mention)}</mark> : <span key={index}>{part.text}</span>))}
        </p>
      )}
      {mayWrite && doing.what === 'reading' && (
        <div className={styles.small}>
          <Button compact look="quiet" icon={comment.resolved === true ? <Undo2 size={15} aria-hidden /> : <Check size={15} aria-hidden />} aria-label={comment.resolved === true ? words.reopenLabel(short) : words.resolveLabel(short)} onClick={() => workshop.commands.resolveComment(comment.id, comment.resolved !== true)}>{comment.resolved === true ? words.reopen : words.resolve}</Button>
          {mine && <button type="button" className={styles.icon} aria-label={words.edit(short)} onClick={edit}><Pencil size={15} aria-hidden /></button>}
          {(mine || mayRemoveAny) && <button type="button" className={styles.icon} aria-label={words.remove(short)} onClick={mine ? remove : () => setDoing({ what: 'removing' })}><Trash2 size={15} aria-hidden /></button>}
        </div>
      )}
      {mayWrite && doing.what === 'removing' && (
        <div className={styles.sure} role="group" aria-label={words.removeForGood}>
          <p>{words.forGood}</p>
          <Button compact look="danger" onClick={remove}>{words.removeForGood}</Button>
          <Button compact ref={(button) => button?.focus()} onClick={read}>{words.cancel}</Button>
        </div>
      )}
    </li>
  )
}

/** Today the time is enough. */
function sayMoment(at: string, language: string): string {
  const moment = new Date(at)
  const isToday = moment.toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(language, { ...(isToday ? {} : { day: 'numeric', month: 'short' }), hour: '2-digit', minute: '2-digit' }).format(moment)
}
