import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { Ellipsis, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useView } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import type { RowChoices } from '../presence/rowChoices.ts'
import type { WriteAsked } from './listControls.ts'
import { type HeldRow, ListRow } from './ListRow.tsx'
import { MoreRows } from './MoreRows.tsx'
import styles from './ListView.module.css'
import { NewCardForm } from './NewCardForm.tsx'
import { listWords } from './words.ts'

type Props = {
  readonly headingId: string
  readonly group: ReadingGroup
  readonly title: string
  readonly filtered: boolean
  /** A card is being written here. */
  readonly writing: WriteAsked | undefined
  /** Absent for who may not write now. */
  readonly onWrite: (() => void) | undefined
  readonly onWritten: () => void
  readonly onMoveCards: (ids: readonly string[]) => void
  readonly onMenu: (button: HTMLElement) => void
  readonly choosing: boolean
  readonly onPress: (id: string, range: boolean) => void
  readonly held: HeldRow
  readonly choices: RowChoices
}

/** So many rows at first, and so many more at a time: a section of ten thousand opens as fast as one of ten. */
const ROWS = 200

export function ListGroup({ headingId, group, title, filtered, writing, onWrite, onWritten, onMoveCards, onMenu, choosing, onPress, held, choices }: Props) {
  const words = useWords(listWords)
  const keepsFocus = useKeepsFocus<HTMLElement>()
  const { read } = useBoard()
  const lane = group.of === 'lane' ? (read.lanes.get(group.laneId ?? '')?.title ?? '') : ''
  const mayStructure = useView((view) => view.allowed.board.structure)
  const [most, setMost] = useState(ROWS)
  const more = useCallback(() => setMost((now) => now + ROWS), [])
  return (
    <section ref={keepsFocus} className={styles.group} aria-labelledby={headingId}>
      <header className={styles.groupHead} data-section-id={group.of === 'section' ? group.sectionId : undefined} data-lane-id={group.of === 'lane' ? group.laneId : undefined}>
        <h2 id={headingId} tabIndex={-1} dir="auto">{title}</h2>
        <span>{words.cards(group.cards.length)}</span>
        {onWrite !== undefined && writing === undefined && <Button data-takes-focus compact icon={<Plus size={18} aria-hidden />} aria-label={words.writeIn(title)} onClick={onWrite}>{words.write}</Button>}
        {group.of === 'section' && (group.cards.length > 0 || mayStructure) && (
          <button type="button" className={styles.more} aria-label={words.sectionMenu(title)} aria-haspopup="menu" data-menu-of-section={group.sectionId} onClick={(event) => onMenu(event.currentTarget)}>
            <Ellipsis size={22} aria-hidden />
          </button>
        )}
        {group.of === 'lane' && group.laneId !== undefined && mayStructure && (
          <button type="button" className={styles.more} aria-label={words.laneMenu(lane)} aria-haspopup="menu" data-menu-of-lane={group.laneId} onClick={(event) => onMenu(event.currentTarget)}>
            <Ellipsis size={22} aria-hidden />
          </button>
        )}
      </header>
      {writing !== undefined && <NewCardForm group={group} asked={writing} onDone={onWritten} />}
      {group.cards.length === 0 ? (
        <p className={styles.empty}>{filtered ? words.emptyFiltered : words.empty}</p>
      ) : (
        <ul className={styles.rows}>
          {group.cards.slice(0, most).map((id) => (
            <ListRow key={id} cardId={id} onMoveCards={onMoveCards} onMenu={onMenu} choosing={choosing} onPress={onPress} held={held} choices={choices} />
          ))}
        </ul>
      )}
      {group.cards.length > most && <MoreRows left={group.cards.length - most} onMore={more} />}
    </section>
  )
}
