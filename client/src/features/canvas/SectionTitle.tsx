import type { Section } from '@visiebord/shared/board/schema.ts'
import { Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { deleteSection } from './groundQuestion.ts'
import { GroundMenu } from './GroundMenu.tsx'
import { useScene } from './scene.ts'
import styles from './SectionLayer.module.css'
import { useHandIn } from './useHandIn.ts'
import { canvasWords } from './words.ts'

/** Board units of one press with Alt; with Shift too it is the size that changes. */
const STEP = 20

type Props = { readonly section: Section; readonly mayChange: boolean; /** Beside titles that are near: hundreds would be a thousand elements that nobody sees. */ readonly hasMenu: boolean }

/** The title of a section; who may, renames it in place: Enter takes it, Esc leaves it as it was. */
export function SectionTitle({ section, mayChange, hasMenu }: Props) {
  const scene = useScene()
  const { live, selection } = scene
  const words = useWords(canvasWords)
  // A section that is chosen as it appears was made here just now: its name comes first.
  const [draft, setDraft] = useState<string | undefined>(() => (mayChange && selection.getState().sectionId === section.id && section.title === words.newSection ? section.title : undefined))
  const [byKey, setByKey] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  const open = (key: boolean): void => {
    isDone.current = false
    setByKey(key)
    setDraft(section.title)
  }
  const remove = (surface: HTMLElement | null): void => {
    if (!deleteSection(scene, section.id)) return
    live?.announce.say(words.sectionDeleted)
    surface?.focus({ preventScroll: true })
  }
  const keys = (event: KeyboardEvent): void => {
    if (live === undefined) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      remove(event.currentTarget.closest<HTMLElement>('[data-board-surface]'))
      return
    }
    if (event.key === 'F2') {
      open(true)
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
  const rename = (): void => {
    const title = draft?.trim() ?? ''
    if (title !== '' && title !== section.title) live?.commands.renameSection(section.id, title)
    setDraft(undefined)
  }
  useHandIn(live, draft === undefined ? undefined : rename)
  if (draft === undefined || live === undefined) {
    return (
      <>
        <h2 className={styles.title} data-section-title="" aria-label={section.title}>
          {mayChange ? (
            <button
              type="button"
              aria-label={section.title}
              className={styles.titleButton}
              data-section-grip=""
              data-ground-title=""
              tabIndex={-1}
              onKeyDown={keys}
              onClick={(event) => {
                // A key renames at once; a press chooses first, so that a title can be taken hold of.
                if (event.detail === 0 || selection.getState().sectionId === section.id) open(event.detail === 0)
                else selection.setState({ ids: new Set(), sectionId: section.id }, true)
              }}
            >
              <span className={styles.words}>{section.title}</span>
            </button>
          ) : <span className={styles.words}>{section.title}</span>}
        </h2>
        {mayChange && hasMenu && (
          <GroundMenu
            label={words.sectionMenu(section.title)}
            items={[
              { label: words.rename, icon: <Pencil size={18} aria-hidden />, onChoose: () => open(true) },
              { label: words.delete, icon: <Trash2 size={18} aria-hidden />, danger: true, onChoose: () => remove(document.querySelector<HTMLElement>('[data-board-surface]')) },
            ]}
          />
        )}
      </>
    )
  }
  const leave = (): void => {
    const sheet = field.current?.closest<HTMLElement>('[data-section-id]')
    setDraft(undefined)
    // Who came by key goes on from the title; who came by mouse is on the board.
    if (byKey) requestAnimationFrame(() => sheet?.querySelector<HTMLElement>('[data-ground-title]')?.focus({ preventScroll: true }))
    else sheet?.closest<HTMLElement>('[data-board-surface]')?.focus({ preventScroll: true })
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
      onBlur={() => !isDone.current && rename()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        isDone.current = true // the field loses the focus as it goes: that is no second yes
        if (event.key === 'Enter') rename()
        leave()
      }}
    />
  )
}
