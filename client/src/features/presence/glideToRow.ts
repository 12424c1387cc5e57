import { paneOf, scrollerOf } from './rowsInView.ts'

/** Half of the way left is scrolled in this time, ms: as the camera goes along on the board. */
const HALF_MS = 90
/** Frames without a movement after which it is there. */
const STILL = 3

/**
 * Brings a row to the middle of what is seen of the list; one that is seen whole stays where it is. Heights of rows that
 * were never seen are guessed: it follows as they come to be known. Returns the way to stop.
 */
export function glideToRow(list: Element, row: Element, { calm }: { readonly calm: boolean }): () => void {
  const scroller = scrollerOf(list)
  const seen = row.getBoundingClientRect()
  const pane = paneOf(list)
  if (scroller === null || (seen.top >= pane.top && seen.bottom <= pane.bottom)) return () => undefined
  let [last, still] = [performance.now(), 0]
  const step = (now: number): void => {
    const [{ top, bottom }, box] = [paneOf(list), row.getBoundingClientRect()]
    const way = (box.top + box.bottom - top - bottom) / 2
    const part = calm ? way : way * (1 - 0.5 ** (Math.min(100, now - last) / HALF_MS))
    last = now
    const before = scroller.scrollTop
    // Less than a px is no movement to a scroller.
    scroller.scrollTop += Math.abs(part) < 1 ? Math.sign(way) * Math.min(1, Math.abs(way)) : part
    still = Math.abs(way) < 1 || scroller.scrollTop === before ? still + 1 : 0
    if (still < STILL && row.isConnected) frame = requestAnimationFrame(step)
  }
  let frame = requestAnimationFrame(step)
  return () => cancelAnimationFrame(frame)
}
