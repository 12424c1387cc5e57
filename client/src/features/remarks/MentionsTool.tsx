import { commentWords } from '@visiebord/shared/board/remarks/mentions.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { AtSign } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useWorkshop } from '../../state/workshopContext.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { mentionsDesk } from './mentionsDesk.ts'
import styles from './RemarksSection.module.css'
import { useNames } from './useNames.ts'
import { remarkWords } from './words.ts'

/** In the slip of people, and only when somebody named this participant: how often, and where. A new naming is said aloud. */
export function MentionsTool({ onGo }: { readonly onGo: (cardId: string) => void }) {
  const words = useWords(remarkWords)
  const workshop = useWorkshop()
  const { read } = useBoard()
  const desk = mentionsDesk(workshop)
  const { open, unseen } = useSyncExternalStore(desk.subscribe, desk.now)
  const { nameOf, fullName } = useNames()
  const [listed, setListed] = useState(false)
  useEffect(() => {
    const textOf = (id: string): string => plainWords(workshop.board.getState().board.read.cards.get(id)?.text ?? '').slice(0, 80)
    return desk.onNew((comment) => workshop.announce.say(words.mentionedYou(nameOf(comment.authorId), textOf(comment.cardId) || words.noText)))
  }, [desk, workshop, words, nameOf])
  if (open.length === 0) return null
  const go = (cardId: string) => {
    setListed(false)
    onGo(cardId)
  }
  return (
    <>
      <button type="button" className={styles.tool} onClick={() => setListed(true)}>
        <AtSign size={20} aria-hidden /><span>{words.mentionedShort}<span className="visually-hidden">: {unseen.size === 0 ? open.length : ''}</span></span>
        {unseen.size > 0 && <span className={styles.badge}>{unseen.size}</span>}
      </button>
      {listed && (
        <Dialog title={words.mentions} closeLabel={words.close} onClose={() => setListed(false)}>
          <ul className={styles.mentions}>
            {open.map((comment) => {
              const card = plainWords(read.cards.get(comment.cardId)?.text ?? '').slice(0, 120)
              return (
                <li key={comment.id}>
                  <button type="button" onClick={() => go(comment.cardId)}>
                    <span className={styles.author}><strong dir="auto">{nameOf(comment.authorId)}</strong>{unseen.has(comment.id) && <em>{words.isNew}</em>}</span>
                    <span dir="auto">{commentWords(comment, fullName)}</span>
                    <span className={styles.second} dir="auto">{words.goTo(card.trim() === '' ? words.noText : card)}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </Dialog>
      )}
    </>
  )
}
