import type { Point } from './camera.ts'

type Ends = {
  /** Where, in px of the window. */
  readonly up: (at: Point) => void
  readonly cancelled: () => void
}

/**
 * Tells once how a drag by this pointer ends. dnd-kit tells where the pointer was when React rendered last, which on a busy page is some moves earlier,
 * and nothing at all of a drag that ends before its first render. Returns the way to stop waiting.
 */
export function whenLetGo(pointerId: number, { up, cancelled }: Ends): () => void {
  const abort = new AbortController()
  const options = { capture: true, signal: abort.signal }
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== pointerId) return
      abort.abort()
      up({ x: event.clientX, y: event.clientY })
    },
    options,
  )
  // Whichever pointer it names: a second finger takes the drag away by one of its own making.
  window.addEventListener(
    'pointercancel',
    () => {
      abort.abort()
      cancelled()
    },
    options,
  )
  return () => abort.abort()
}
