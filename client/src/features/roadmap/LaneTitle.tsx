import { inOrder } from '@visiebord/shared/board/order.ts'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { deleteLane } from '../canvas/groundQuestion.ts'
import { GroundMenu } from '../canvas/GroundMenu.tsx'
import { useScene } from '../canvas/scene.ts'
import { useHandIn } from '../canvas/useHandIn.ts'
import styles from './RoadmapFrame.module.css'
import { roadmapHandsWords } from './handsWords.ts'
import { laneMove } from './laneOrder.ts'

type Props = { readonly id: string; readonly title: string; readonly mayChange: boolean; /** Just made: its name comes first. */ readonly isFresh: boolean }

/** The name of a lane; who may, renames it in place, moves it up and down (Alt and an arrow), or deletes it. */
export function LaneTitle({ id, title, mayChange, isFresh }: Props) {
  const scene = useScene()
  const { live, reader } = scene
  const words = useWords(roadmapHandsWords)
  const [draft, setDraft] = useState<string | undefined>(isFresh ? title : undefined)
  const isDone = useRef(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const rename = (): void => {
    const next = draft?.trim() ?? ''
    if (next !== '' && next !== title) live?.commands.renameLane(id, next)
    setDraft(undefined)
  }
  useHandIn(live, draft === undefined ? undefined : rename)
  if (live === undefined || !mayChange) return <h3>{title}</h3>
  const surface = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-board-surface]')
  const remove = (): void => {
    if (!deleteLane(scene, id)) return
    live.announce.say(words.laneDeleted(title))
    surface()?.focus({ preventScroll: true })
  }
  const move = (by: -1 | 1): void => {
    const asked = laneMove(reader, id, by)
    if (asked === undefined) return
    live.commands.orderLane(id, asked.between)
    live.announce.say(words.laneMoved(title, asked.place, asked.of))
  }
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else if (event.key === 'F2') setDraft(title)
    else if (by !== undefined && event.altKey) {
      event.preventDefault()
      event.stopPropagation()
      move(by < 0 ? -1 : 1)
    }
  }
  if (draft === undefined) {
    const lanes = inOrder(reader.lanes.values())
    return (
      <div className={styles.laneHead}>
        <h3>
          <button type="button" className={styles.rename} data-ground-title="" tabIndex={-1} onKeyDown={keys} onClick={() => setDraft(title)}>
            {title}
          </button>
        </h3>
        <GroundMenu
          label={words.laneMenu(title)}
          items={[
            { label: words.rename, icon: <Pencil size={18} aria-hidden />, onChoose: () => setDraft(title) },
            { label: words.laneUp, icon: <ArrowUp size={18} aria-hidden />, disabled: lanes[0]?.id === id, onChoose: () => move(-1) },
            { label: words.laneDown, icon: <ArrowDown size={18} aria-hidden />, disabled: lanes.at(-1)?.id === id, onChoose: () => move(1) },
            { label: words.delete, icon: <Trash2 size={18} aria-hidden />, danger: true, onChoose: remove },
          ]}
        />
      </div>
    )
  }
  return (
    <textarea
      ref={field}
      className={styles.laneInput}
      data-editor=""
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the hand that will type
      autoFocus
      aria-label={words.laneTitle}
      value={draft}
      maxLength={live.view.getState().limits.board.titleLength}
      onChange={(event) => setDraft(event.target.value.replaceAll('\n', ' '))}
      onFocus={(event) => {
        isDone.current = false
        event.target.select()
      }}
      onBlur={() => !isDone.current && rename()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        isDone.current = true // the field loses the focus as it goes: that is no second yes
        const label = field.current?.closest<HTMLElement>('[data-lane-id]')
        if (event.key === 'Enter') rename()
        else setDraft(undefined)
        requestAnimationFrame(() => label?.querySelector<HTMLElement>('[data-ground-title]')?.focus({ preventScroll: true }))
      }}
    />
  )
}
