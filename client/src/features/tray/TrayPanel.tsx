import { commentWords } from '@visiebord/shared/board/remarks/mentions.ts'
import { ArrowRight, Clock, Inbox, X } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { addToBoard } from '../../state/addToBoard.ts'
import type { TrayItem } from '../../state/openWorkshop.ts'
import { usePeople, useTrayItems, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './TrayPanel.module.css'
import { trayPanelWords } from './panelWords.ts'

/** The tray: nothing in it is on the board, nothing in it is lost. */
export function TrayPanel({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(trayPanelWords)
  const workshop = useWorkshop()
  const items = useTrayItems()
  const mayAdd = useView((view) => view.allowed.board.kinds.length > 0)
  const persons = usePeople((people) => people.persons)
  const nameOf = (id: string): string => persons.get(id)?.name ?? words.somebody
  const heading = useRef<HTMLHeadingElement>(null)
  const done = (act: () => void) => {
    act()
    // The button that had focus is gone with its item.
    heading.current?.focus()
  }
  return (
    <section className={styles.tray} aria-labelledby="tray-title">
      <header className={styles.header}>
        <Inbox size={22} aria-hidden />
        <h2 id="tray-title" ref={heading} tabIndex={-1}>{words.title}</h2>
        <span className={styles.count}>{items.length}</span>
        <button type="button" className={styles.close} aria-label={words.close} onClick={onClose}><X size={20} aria-hidden /></button>
      </header>
      <p className={styles.text}>{items.length === 0 ? words.empty : words.text}</p>
      {items.length > 0 && !mayAdd && <p className={styles.notNow}>{words.notNow}</p>}
      <ul className={styles.items}>
        {items.map((item) => (
          <Item key={item.id} item={item} mayAdd={mayAdd} nameOf={nameOf} onAdd={() => done(() => workshop.tray.addAgain(item.id, (board, asked) => addToBoard(board, asked, nameOf)))} onThrowAway={() => done(() => workshop.tray.throwAway(item.id))} />
        ))}
      </ul>
    </section>
  )
}

type ItemProps = { readonly item: TrayItem; readonly mayAdd: boolean; readonly nameOf: (participantId: string) => string; readonly onAdd: () => void; readonly onThrowAway: () => void }

function Item({ item, mayAdd, nameOf, onAdd, onThrowAway }: ItemProps) {
  const words = useWords(trayPanelWords)
  const { what } = item
  const parties = useView((view) => view.parties)
  const party = what.type === 'new-card' ? parties.find((each) => each.id === what.partyId) : undefined
  const told = 'mentions' in what ? commentWords(what, nameOf) : what.text
  const text = told.trim() === '' ? words.noText : told
  const open = useView((view) => view.rounds.find((round) => round.id === view.currentRoundId))
  const add = open === undefined ? words.add : words.toRound(open.order + 1)
  const again = what.type === 'new-card' || what.type === 'changed-text' || what.type === 'comment'
  const label = { 'new-card': words.newCard, 'changed-text': words.changedText, comment: words.comment, moved: words.moved, deleted: words.deleted, changed: words.changed }[what.type]
  return (
    <li className={styles.item} data-tray-item={what.type}>
      <div className={styles.card} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1}>
        <p className={styles.band}>{party !== undefined && <><PartyMark color={party.color} size={12} />{party.short} · </>}{label}</p>
        <p className={styles.words} dir="auto">{text}</p>
        {what.type === 'changed-text' && what.before !== '' && <p className={styles.before} dir="auto">{words.before} {what.before}</p>}
        <p className={styles.late}><Clock size={16} aria-hidden />{new Date(item.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</p>
      </div>
      {again ? (
        <Button compact icon={<ArrowRight size={18} aria-hidden />} aria-label={`${add}: ${text.slice(0, 80)}`} disabled={!mayAdd} onClick={onAdd}>{add}</Button>
      ) : (
        <p className={styles.only}>{words.only}</p>
      )}
      <Button compact look="danger" aria-label={words.awayLabel(text.slice(0, 80))} onClick={onThrowAway}>{words.away}</Button>
    </li>
  )
}
