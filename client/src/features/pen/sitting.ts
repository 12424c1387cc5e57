import { layStrokes } from '@visiebord/shared/board/geometry/layStrokes.ts'
import { around, grown, overlaps, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import type { LaidStrokes } from '@visiebord/shared/board/geometry/layStrokes.ts'
import type { Stroke } from '@visiebord/shared/board/geometry/strokes.ts'
import type { Pen } from '@visiebord/shared/board/schema.ts'

/** What is drawn with less than this between strokes belongs together, ms. */
export const SITTING_MS = 1_000
/** And not further apart than this, px on the screen: letters of one word, not words at both ends of the board. */
const NEAR_PX = 160

const boxOf = (stroke: Stroke): Rect | undefined => around(stroke.map(({ x, y }) => ({ x, y, w: 1, h: 1 })))

type Options = {
  readonly pen: () => Pen
  readonly scale: () => number
  /** Calls back after some ms; returns the way to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
  /** Makes a card of the strokes. */
  readonly write: (laid: LaidStrokes, pen: Pen) => void
  /** After every change of what is not a card yet. */
  readonly onChange: (strokes: readonly Stroke[]) => void
}

/** Strokes that follow each other closely, in time and place, until they become one card. In board coordinates. */
export class Sitting {
  readonly #options: Options
  #strokes: readonly Stroke[] = []
  #waiting: (() => void) | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** The pen touches the board here: what was drawn elsewhere becomes a card, what is near waits. */
  begin(at: { readonly x: number; readonly y: number }): void {
    this.#waiting?.()
    this.#waiting = undefined
    const extent = around(this.#strokes.flatMap((stroke) => boxOf(stroke) ?? []))
    const near = NEAR_PX / this.#options.scale()
    if (extent !== undefined && !overlaps(grown(extent, near), { ...at, w: 1, h: 1 })) this.finish()
  }

  add(stroke: Stroke): void {
    if (stroke.length === 0) return
    this.#show([...this.#strokes, stroke])
    this.#waiting?.()
    this.#waiting = this.#options.after(SITTING_MS, () => this.finish())
  }

  /** The last stroke, while it is no card yet. */
  takeBack(): boolean {
    if (this.#strokes.length === 0) return false
    this.#show(this.#strokes.slice(0, -1))
    if (this.#strokes.length === 0) this.#waiting?.()
    return true
  }

  /** What was drawn becomes a card now. */
  finish(): void {
    this.#waiting?.()
    this.#waiting = undefined
    const strokes = this.#strokes
    if (strokes.length === 0) return
    const pen = this.#options.pen()
    const laid = layStrokes(strokes, pen)
    if (laid !== undefined) this.#options.write(laid, pen)
    this.#show([])
  }

  #show(strokes: readonly Stroke[]): void {
    this.#strokes = strokes
    this.#options.onChange(strokes)
  }
}
