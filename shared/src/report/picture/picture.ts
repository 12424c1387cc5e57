/** One flat picture: what to draw, in board units, back to front. SVG, PDF and later PNG and PPTX draw the same. */
import type { CardKind } from '../../board/schema.ts'

export type Ink = { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number; readonly dash?: readonly number[] }

export type Shape =
  | ({ readonly type: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly radius?: number } & Ink)
  /** SVG path data; overlapping parts cut holes, unless it is `whole`: a line that crosses itself. */
  | ({ readonly type: 'path'; readonly d: string; readonly whole?: true } & Ink)
  /** One line; `x` is its start, middle or end, `y` its baseline. */
  | {
      readonly type: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      /** `heavy`: bold among words that are bold. */
      readonly weight: 'regular' | 'medium' | 'bold' | 'heavy'
      readonly color: string
      readonly anchor?: 'middle' | 'end'
      /** Part of a text that reads from the right; `x` and `anchor` are of the page all the same. */
      readonly fromRight?: true
    }
  /** A picture that the report holds, over the whole box; `instead` where it does not. */
  | { readonly type: 'image'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly file: string; readonly instead: readonly Shape[] }
  /** One card; `label` says in words what it is, whose and what it says. */
  | { readonly type: 'card'; readonly id: string; readonly kind: CardKind; readonly label: string; readonly shapes: readonly Shape[] }

export type Picture = {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly background: string
  readonly shapes: readonly Shape[]
}
