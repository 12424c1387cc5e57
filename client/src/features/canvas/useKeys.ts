import { type RefObject, useEffect } from 'react'
import { type KeyedAction, mayBeHeld } from '../actions/keys.ts'
import { lettersAreOn } from '../actions/letters.ts'
import type { BoardActions } from './boardActions.ts'
import { boardKey, type Direction, worksFromButtons } from './keyMap.ts'
import type { Scene } from './scene.ts'
import type { LinkDraft } from './tool.ts'

type Options = {
  readonly scene: Scene
  readonly root: RefObject<HTMLElement | null>
  readonly surface: RefObject<HTMLElement | null>
  readonly actions: BoardActions
  readonly link: LinkDraft
  readonly linkAt: (id: string) => void
  readonly endLink: () => void
  /** Back to choosing; false when that is what the hand does. */
  readonly leaveTool: () => boolean
  readonly place: () => void
  readonly openCard: ((id: string) => void) | undefined
  /** For what only the catalogue knows. */
  readonly onAction: ((action: KeyedAction) => void) | undefined
}

/** These work wherever the keyboard is on the page; the page listens for them itself. */
const OF_THE_PAGE: ReadonlySet<KeyedAction> = new Set(['palette', 'help', 'menu', 'find', 'find-next', 'find-previous'])

/** Shift and an arrow size a card; where none is, it goes on as an arrow alone. */
const SIZES: Readonly<Partial<Record<KeyedAction, Direction>>> = { wider: 'right', narrower: 'left', taller: 'down', shorter: 'up' }

/** What keeps every key for itself: fields, and what one walks through by letters and arrows. */
const KEEPS_KEYS = 'input, textarea, select, [contenteditable], dialog, [role=menu], [role=listbox]'

/** Keys on the board: on a card, or on the board itself. Fields and menus keep theirs; from a button works what it has no use for. */
export function useKeys({ scene, root, surface, actions, link, linkAt, endLink, leaveTool, place, openCard, onAction }: Options): void {
  const { selection, stage } = scene
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof HTMLElement)) return
      // What had the keyboard in a dialog may be gone: its keys are still the dialog's, not of the board under it.
      if (event.target === document.body && document.querySelector('dialog[open]') !== null) return
      if (surface.current?.dataset['dragging'] !== undefined) return
      const inBoard = surface.current?.contains(event.target) === true
      const card = inBoard ? event.target.dataset['cardId'] : undefined
      const asked = boardKey(event, { letters: lettersAreOn() })
      if (asked === undefined || OF_THE_PAGE.has(asked.do)) return
      // Undo, redo and fit also work while nothing has the focus.
      const onBoard = card !== undefined || event.target === surface.current || event.target === document.body
      if (!onBoard && (!worksFromButtons(asked, root.current?.contains(event.target) === true ? 'board' : 'page') || event.target.closest(KEEPS_KEYS) !== null || document.querySelector('dialog[open]') !== null)) return
      if (event.target === document.body && ['go', 'move', 'edit', 'choose', 'delete', 'first', 'last', 'next-page', 'previous-page'].includes(asked.do) && selection.getState().ids.size === 0) return
      if (event.target === document.body && asked.do === 'escape' && selection.getState().ids.size === 0) {
        if (leaveTool()) event.preventDefault()
        return
      }
      if ((event.repeat && !mayBeHeld(asked.do)) || perform(asked, card)) event.preventDefault()
    }
    const perform = (asked: NonNullable<ReturnType<typeof boardKey>>, card: string | undefined): boolean => {
      const direction = SIZES[asked.do]
      if (direction !== undefined && actions.chosen().length === 0) {
        actions.pan(direction, false)
        return true
      }
      // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what the board does not know by itself the catalogue does
      switch (asked.do) {
        case 'go':
          if (card === undefined) actions.pan(asked.direction, false)
          else actions.go(card, asked.direction)
          return true
        case 'move':
          if (actions.chosen().length === 0) actions.pan(asked.direction, asked.far)
          else actions.move(asked.direction, asked.far)
          return true
        case 'first':
        case 'last':
          actions.goTo(asked.do)
          return true
        case 'next-page':
        case 'previous-page':
          if (card === undefined) actions.pan(asked.do === 'next-page' ? 'down' : 'up', true)
          else actions.goTo(stage.rankOf(card) + (asked.do === 'next-page' ? 10 : -10))
          return true
        case 'edit': {
          const id = card ?? (selection.getState().ids.size === 1 ? [...selection.getState().ids][0] : undefined)
          if (id === undefined) {
            actions.goTo('first')
            return true
          }
          if (link.from !== undefined && link.from !== id) linkAt(id)
          else if (scene.live === undefined) openCard?.(id)
          else actions.edit(id)
          return true
        }
        case 'choose':
          if (card === undefined) return false
          actions.toggle(card)
          return true
        case 'open': {
          const id = card ?? [...selection.getState().ids][0]
          if (id !== undefined) openCard?.(id)
          return id !== undefined
        }
        case 'link':
          if (card === undefined) return false
          linkAt(card)
          return true
        case 'escape':
          if (link.from !== undefined) endLink()
          else if (leaveTool()) return true
          else if (selection.getState().ids.size > 0 || selection.getState().sectionId !== undefined) {
            const { sectionId: _, ...rest } = selection.getState()
            selection.setState({ ...rest, ids: new Set() }, true)
          } else if (card !== undefined) surface.current?.focus({ preventScroll: true })
          return true
        case 'move-to':
          place()
          return true
        case 'delete':
          actions.remove()
          return true
        case 'duplicate':
          actions.duplicate()
          return true
        case 'select-all':
          actions.selectAll()
          return true
        case 'undo':
          actions.undo()
          return true
        case 'redo':
          actions.redo()
          return true
        case 'add-note':
          actions.add('note')
          return true
        case 'zoom-in':
          actions.zoomBy(1)
          return true
        case 'zoom-out':
          actions.zoomBy(-1)
          return true
        case 'zoom-full':
          actions.zoomTo(1)
          return true
        case 'fit':
          actions.fitAll()
          return true
        case 'fit-selection':
          actions.fitChosen()
          return true
        default:
          onAction?.(asked.do)
          return onAction !== undefined
      }
    }
    const { signal, abort } = controller()
    // Ahead of dnd-kit: Esc in a drag ends the drag, not the selection as well.
    window.addEventListener('keydown', press, { signal, capture: true })
    return abort
  }, [scene, root, surface, actions, link, linkAt, endLink, leaveTool, place, openCard, onAction, selection, stage])
}

const controller = (): { readonly signal: AbortSignal; readonly abort: () => void } => {
  const made = new AbortController()
  return { signal: made.signal, abort: () => made.abort() }
}
