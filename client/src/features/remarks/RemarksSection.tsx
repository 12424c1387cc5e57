import { useId } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useView } from '../../state/workshopContext.ts'
import { Reactions } from './Reactions.tsx'
import styles from './RemarksSection.module.css'
import { Tags } from './Tags.tsx'
import { Thread } from './Thread.tsx'
import { useRemarks } from './useRemarks.ts'
import { remarkWords } from './words.ts'

/** Part of the panel of a card: its tags, who reacts, and what people say. Of a locked card too. */
export function RemarksSection({ cardId }: { readonly cardId: string }) {
  const words = useWords(remarkWords)
  const { read } = useBoard()
  const remarks = useRemarks(read, cardId)
  const mayWrite = useView(({ allowed: { board } }) => board.kinds.length > 0 || board.links)
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id} tabIndex={-1} data-remarks>
      <h3 id={id}>{words.title}</h3>
      <Reactions cardId={cardId} remarks={remarks} mayWrite={mayWrite} />
      <Tags cardId={cardId} remarks={remarks} mayWrite={mayWrite} />
      <Thread cardId={cardId} remarks={remarks} mayWrite={mayWrite} />
    </section>
  )
}
