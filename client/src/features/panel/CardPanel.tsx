import { mayResize } from '@visiebord/shared/board/geometry/resizing.ts'
import { X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { placeWords } from '../cards/cardLabel.ts'
import { cardWords } from '../cards/words.ts'
import { later } from '../../ui/later.tsx'
import { CardFieldsForm } from './CardFieldsForm.tsx'
import styles from './CardPanel.module.css'
import { CardText } from './CardText.tsx'
import { LinksSection } from './LinksSection.tsx'
import { StepsSection } from './StepsSection.tsx'
import { ThreadSection } from './ThreadSection.tsx'
import { panelWords } from './words.ts'

const SizeDialog = later(async () => (await import('../cards/sizing/SizeDialog.tsx')).SizeDialog, { closes: ({ onClose }) => onClose })
const RemarksSection = later(async () => (await import('../remarks/RemarksSection.tsx')).RemarksSection)

type Props = {
  readonly cardId: string
  readonly onClose: () => void
  /** Shows another card: here, and on the board where the board is open. */
  readonly onShow: (id: string) => void
  readonly onMove: (ids: readonly string[]) => void
  readonly onDelete: (id: string) => void
}

/** One card whole: its words and fields, its steps, its thread and links. All that a drag can do is here as a button. */
export function CardPanel({ cardId, onClose, onShow, onMove, onDelete }: Props) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const board = useBoard()
  const workshop = useWorkshop()
  const card = useSyncExternalStore((listener) => board.read.subscribeCard(cardId, listener), () => board.read.cards.get(cardId))
  const parties = useView((view) => view.parties)
  const allowed = useView((view) => view.allowed.board)
  const top = useRef<HTMLDivElement>(null)
  const [isSizing, setSizing] = useState(false)
  useEffect(() => {
    const section = top.current
    if (section === null) return
    section.scrollTop = 0
    // A key that opened this, or that followed a link in it, goes on here; a mouse keeps the board.
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.matches(':focus-visible') === true) section.focus({ preventScroll: true })
  }, [cardId])
  if (card === undefined) return null

  const party = parties.find((each) => each.id === card.partyId)
  const mayLock = allowed.kinds.includes(card.kind)
  const locked = card.locked === true
  const mayWrite = mayLock && !locked
  return (
    <section className={styles.panel} aria-labelledby="panel-title" ref={top} tabIndex={-1}>
      <header className={styles.header}>
        <p className={styles.kind}>{card.kind === 'principle' ? `${kindWords.kinds.principle} U${card.number}` : kindWords.kinds[card.kind]} · {placeWords(card, board.read, kindWords)}</p>
        <button type="button" className={styles.close} aria-label={words.close} onClick={onClose}><X size={20} aria-hidden /></button>
      </header>
      <CardText key={`text-${cardId}`} card={card} mayWrite={mayWrite} />
      <p className={styles.party} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1}>
        {party !== undefined && <span className={styles.tag}><PartyMark color={party.color} size={12} />{party.short}</span>}
        <span>{party?.name ?? words.noParty}</span>
      </p>
      {card.kind === 'project' && <StepsSection project={card} mayWrite={allowed.kinds.includes('step')} />}
      <ThreadSection key={`thread-${cardId}`} cardId={cardId} onShow={onShow} />
      <RemarksSection key={`remarks-${cardId}`} cardId={cardId} />
      <CardFieldsForm key={`fields-${cardId}`} card={card} mayWrite={mayWrite} />
      <LinksSection key={`links-${cardId}`} card={card} mayWrite={allowed.links} onShow={onShow} />
      {locked && <p className={styles.locked}>{words.isLocked}</p>}
      {mayLock && (
        <footer className={styles.footer}>
          <Button onClick={() => workshop.commands.setCardFields(cardId, { locked: locked ? null : true })}>{locked ? words.unlock : words.lock}</Button>
          {mayWrite && (
            <>
          {card.kind !== 'step' && <Button onClick={() => onMove([cardId])}>{words.move}</Button>}
          {mayResize(card) && <Button onClick={() => setSizing(true)}>{words.size}</Button>}
          <Button look="danger" onClick={() => onDelete(cardId)}>{words.remove}</Button>
            </>
          )}
        </footer>
      )}
      {isSizing && <SizeDialog live={workshop} of={{ cards: [cardId] }} onClose={() => setSizing(false)} />}
    </section>
  )
}
