import { useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useScene } from '../canvas/scene.ts'
import styles from './RoadmapFrame.module.css'
import { roadmapWords } from './words.ts'

/** The name of a lane; who may, renames it in place. */
export function LaneTitle({ id, title, mayChange }: { readonly id: string; readonly title: string; readonly mayChange: boolean }) {
  const { live } = useScene()
  const words = useWords(roadmapWords)
  const [draft, setDraft] = useState<string>()
  if (live === undefined || !mayChange) return <h3>{title}</h3>
  if (draft === undefined) {
    return (
      <h3>
        <button type="button" className={styles.rename} data-ground-title="" tabIndex={-1} onClick={() => setDraft(title)}>
          {title}
        </button>
      </h3>
    )
  }
  const take = (): void => {
    if (draft.trim() !== '' && draft.trim() !== title) live.commands.renameLane(id, draft.trim())
    setDraft(undefined)
  }
  return (
    <textarea
      className={styles.laneInput}
      data-editor=""
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the hand that will type
      autoFocus
      aria-label={words.laneTitle}
      value={draft}
      maxLength={live.view.getState().limits.board.titleLength}
      onChange={(event) => setDraft(event.target.value.replaceAll('\n', ' '))}
      onFocus={(event) => event.target.select()}
      onBlur={take}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') take()
        else if (event.key === 'Escape') setDraft(undefined)
      }}
    />
  )
}
