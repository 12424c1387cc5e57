import { paperOf } from '@visiebord/shared/workshop/papers.ts'
import { type Camera, toScreen, type Viewport } from '../canvas/camera.ts'

/** A hand of somebody else as far as it is drawn: where it is on the board, in whose paper, and since when it rests. */
export type CursorHand = {
  readonly seat: number
  readonly x: number
  readonly y: number
  /** That of the party, which says paper and mark; 0 is nobody's. */
  readonly color: number
  readonly isDragging: boolean
  /** What it holds becomes larger or smaller. */
  readonly isSizing?: boolean
  /** `performance.now()` of its last movement. */
  readonly movedAt: number
}
/** The same on this screen, CSS px. */
export type ShownHand = { readonly hand: CursorHand; readonly x: number; readonly y: number }

/** An arrow with its tag reaches this far from its point, CSS px: a hand just outside may still be seen. */
const REACH = { before: 220, after: 24 } as const
/** Names fade after this much rest (LOOK §6). */
export const NAME_RESTS_MS = 3000
/** And are taken away when the fade is over. */
export const NAME_GONE_MS = NAME_RESTS_MS + 400
/** More names than this are a wall before the board, and each is a layer of its own: the others show their arrow only. */
export const MOST_NAMES = 24

/** The hands that can be seen in this view, in px on the screen. */
export function inView(hands: Iterable<CursorHand>, camera: Camera, viewport: Viewport): readonly ShownHand[] {
  const shown: ShownHand[] = []
  for (const hand of hands) {
    const { x, y } = toScreen(camera, hand)
    if (x < -REACH.before || y < -REACH.after * 2 || x > viewport.w + REACH.after || y > viewport.h + REACH.after) continue
    shown.push({ hand, x, y })
  }
  return shown
}

/** A tag beside its arrow, and how far from an edge it stays, CSS px: `.name` in Cursors.module.css has the same. */
const NAME = { left: 14, top: 18, h: 25, edge: 4 } as const

/** Where the tag of a hand in view hangs from, so that all of it is in view; one of a hand outside goes out with it. */
export function nameHangs({ x, y }: { readonly x: number; readonly y: number }, width: number, { w, h }: Viewport): { readonly x: number; readonly y: number } {
  if (x < 0 || y < 0 || x > w || y > h) return { x, y }
  return { x: Math.max(NAME.edge - NAME.left, Math.min(x, w - NAME.edge - NAME.left - width)), y: Math.min(y, h - NAME.edge - NAME.top - NAME.h) }
}

const half = (px: number): number => Math.round(px * 2) / 2

/** Which of the papers, and nobody's. */
export const paperOfHand = (color: number): number => (color === 0 ? 0 : paperOf(color))

/** All arrows, one path for each paper: drawn together they cost one layer, however many people there are. */
export function arrowPaths(shown: readonly ShownHand[], papers: number): readonly string[] {
  const paths = Array.from({ length: papers }, () => '')
  for (const { hand, x, y } of shown) paths[paperOfHand(hand.color)] += `M${half(x + 1.4)} ${half(y + 1.4)}l17.3 7.4-7.6 2.2-2.6 7.4z`
  return paths
}

/** Who carries a name now: first who holds something, then who moved last; who rests long enough carries none. */
export function named(shown: readonly ShownHand[], now: number): readonly ShownHand[] {
  const awake = shown.filter(({ hand }) => hand.isDragging || now - hand.movedAt < NAME_GONE_MS)
  if (awake.length <= MOST_NAMES) return awake
  return awake.toSorted((a, b) => Number(b.hand.isDragging) - Number(a.hand.isDragging) || b.hand.movedAt - a.hand.movedAt || a.hand.seat - b.hand.seat).slice(0, MOST_NAMES)
}
