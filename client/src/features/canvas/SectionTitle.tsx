import type { Section } from '@visiebord/shared/board/schema.ts'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useScene } from './scene.ts'
import styles from './SectionLayer.module.css'
import { canvasWords } from './words.ts'

/** Board units of one press with Alt; with Shift too it is the size that changes. */
const STEP = 20

/** The title of a section; who may, renames it in place: Enter takes it, Esc leaves it as it was. */
export function SectionTitle({ section, mayChange }: { readonly section: Section; readonly mayChange: boolean }) {
  const { live, selection } = useScene()
  const words = useWords(canvasWords)
  // A section that is chosen as it appears was made here just now: its name comes first.
  const [draft, setDraft] = useState<string | undefined>(() => (mayChange && selection.getState().sectionId === section.id && section.title === words.newSection ? section.title : undefined))
  const field = useRef<HTMLInputElement>(null)
  const keys = (event: KeyboardEvent): void => {
    if (live === undefined) return
    if (event.key === 'Delete') {
      live.commands.deleteSection(section.id)
      event.currentTarget.closest<HTMLElement>('[data-board-surface]')?.focus({ preventScroll: true })
      return
    }
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key]
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const [dx = 0, dy = 0] = by
    if (event.shiftKey) live.commands.resizeSection(section.id, { w: Math.max(160, section.size.w + dx), h: Math.max(120, section.size.h + dy) })
    else live.commands.moveSection(section.id, { x: section.position.x + dx, y: section.position.y + dy })
  }
  if (draft === undefined || live === undefined) {
    return (
      <h2 className={styles.title} data-section-title="">
        {mayChange ? (
          <button
            type="button"
            className={styles.titleButton}
            data-section-grip=""
            data-ground-title=""
            tabIndex={-1}
            onKeyDown={keys}
            onClick={(event) => {
              // A key renames at once; a press chooses first, so that a title can be taken hold of.
              if (event.detail === 0 || selection.getState().sectionId === section.id) setDraft(section.title)
              else selection.setState({ ids: new Set(), sectionId: section.id }, true)
            }}
          >
            {section.title}
          </button>
        ) : section.title}
      </h2>
    )
  }
  const leave = (): void => {
    field.current?.closest<HTMLElement>('[data-board-surface]')?.focus({ preventScroll: true })
    setDraft(undefined)
  }
  const take = (): void => {
    const title = draft.trim()
    if (title !== '' && title !== section.title) live.commands.renameSection(section.id, title)
    leave()
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
      ref={field}
      onBlur={() => draft !== undefined && take()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') take()
        else if (event.key === 'Escape') leave()
      }}
    />
  )
}
