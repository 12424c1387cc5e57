import { reveal, toBoard } from '../canvas/camera.ts'
import type { Stage } from '../canvas/stage.ts'
import { mirrorField } from '../presence/mirrorField.ts'

/** Around the line one writes on, CSS px. */
const MARGIN = 16

/**
 * Brings the line on which one writes into view by the least pan, at each key of one's own: a text that grows runs out of the
 * view, and the browser scrolls no board. What others write moves nothing. Returns the way to stop.
 */
export function keepCaretInView(field: HTMLTextAreaElement, stage: Stage): () => void {
  const look = (): void => {
    const surface = field.closest('[data-board-surface]')?.getBoundingClientRect()
    const { viewport, insets, camera } = stage
    if (surface === undefined || document.activeElement !== field) return
    const box = field.getBoundingClientRect()
    const isInView = box.left >= surface.left + insets.left && box.top >= surface.top + insets.top && box.right <= surface.left + viewport.w - insets.right && box.bottom <= surface.top + viewport.h - insets.bottom
    const line = isInView ? undefined : lineOfCaret(field)
    if (line === undefined) return
    const now = camera.getState()
    const margin = MARGIN / now.scale
    const { x, y } = toBoard(now, { x: line.x - surface.x, y: line.y - surface.y })
    camera.setState(reveal(now, { x: x - margin, y: y - margin, w: 2 * margin, h: line.height / now.scale + 2 * margin }, { viewport, insets }), true)
  }
  // In the next frame the card is as high as its text.
  const ask = (): void => stage.frames.request('caret-in-view', look)
  const abort = new AbortController()
  for (const type of ['input', 'keyup'] as const) field.addEventListener(type, ask, { signal: abort.signal })
  // From afar the camera is on its way there by itself.
  if (!stage.isFar()) ask()
  return () => abort.abort()
}

/** Where the caret stands in the window. Reads layout. */
function lineOfCaret(field: HTMLTextAreaElement): DOMRect | undefined {
  const mirror = document.createElement('div')
  Object.assign(mirror.style, { position: 'absolute', visibility: 'hidden', boxSizing: 'border-box', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'plaintext' })
  field.parentElement?.append(mirror)
  const { up } = mirrorField(field, mirror, { x: 0, y: 0 })
  // Beside the field, on a board that is zoomed.
  mirror.style.left = `${field.offsetLeft + field.clientLeft}px`
  mirror.style.top = `${field.offsetTop + field.clientTop - up}px`
  const [words] = mirror.childNodes
  const range = document.createRange()
  if (words !== undefined) {
    range.setStart(words, field.selectionEnd)
    range.setEnd(words, field.selectionEnd + 1)
  }
  const rect = words === undefined ? undefined : range.getBoundingClientRect()
  mirror.remove()
  return rect
}
