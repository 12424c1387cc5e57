import type { Section } from '@visiebord/shared/board/schema.ts'
import { useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useScene } from './scene.ts'
import styles from './SectionLayer.module.css'
import { canvasWords } from './words.ts'

/** The title of a section; who may, renames it in place: Enter or a click takes it, Esc leaves it as it was. */
export function SectionTitle({ section, mayChange }: { readonly section: Section; readonly mayChange: boolean }) {
  const { live, selection } = useScene()
  const words = useWords(canvasWords)
  const [draft, setDraft] = useState<string>()
  if (draft === undefined || live === undefined) {
    return (
      <h2 className={styles.title} data-section-title="" onDoubleClick={(event) => {
        if (!mayChange) return
        event.stopPropagation()
        setDraft(section.title)
      }}>
        {mayChange ? (
          <button type="button" className={styles.titleButton} data-section-grip="" onClick={() => {
            const chosen = selection.getState().sectionId === section.id
            if (chosen) setDraft(section.title)
            else selection.setState({ ids: new Set(), sectionId: section.id })
          }}>
            {section.title}
          </button>
        ) : section.title}
      </h2>
    )
  }
  const take = (): void => {
    const title = draft.trim()
    if (title !== '' && title !== section.title) live.commands.renameSection(section.id, title)
    setDraft(undefined)
  }
  return (
    <input
      className={styles.titleInput}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the hand that will type
      autoFocus
      data-editor=""
      value={draft}
      aria-label={words.sectionTitle}
      maxLength={live.view.getState().limits.board.titleLength}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={take}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') take()
        else if (event.key === 'Escape') setDraft(undefined)
      }}
    />
  )
}
