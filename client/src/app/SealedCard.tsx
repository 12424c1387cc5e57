import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { cardFacts, kindName, unsaid } from '../features/cards/cardLabel.ts'
import { shownWords } from '../features/cards/ShownWords.tsx'
import { cardWords } from '../features/cards/words.ts'
import { RemarksRead } from '../features/remarks/RemarksRead.tsx'
import { remarkWords } from '../features/remarks/words.ts'
import { useWords } from '../language/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './SealedCard.module.css'

type Props = {
  readonly reader: BoardReader
  /** As they were when the round was sealed. */
  readonly parties: readonly Party[]
  readonly cardId: string
  readonly onClose: () => void
}

/** [RK10] One card of a sealed round: all its words, whatever else it says, and what people said of it. */
export function SealedCard({ reader, parties, cardId, onClose }: Props) {
  const { close } = useWords(remarkWords)
  const words = useWords(cardWords)
  const card = reader.cards.get(cardId)
  if (card === undefined) return null
  const party = parties.find(({ id }) => id === card.partyId)
  const hasWords = card.text.trim() !== ''
  return (
    <Dialog title={kindName(card, words)} closeLabel={close} onClose={onClose}>
      <div className={styles.card}>
        {party !== undefined && (
          <p className={styles.party} data-party={((party.color - 1) % 8) + 1}>
            <PartyMark color={party.color} size={14} /> {party.name}
          </p>
        )}
        {hasWords ? <div className={styles.text} dir="auto">{shownWords(card.text)}</div> : <p className={styles.facts}>{unsaid(card, words)}</p>}
        <p className={styles.facts}>{cardFacts(card, reader, words).join(' · ')}</p>
        <RemarksRead reader={reader} cardId={cardId} />
      </div>
    </Dialog>
  )
}
