/** Where a thing comes to lie while a hand pulls at one of its eight handles: the edge across from it stays. Pure; board units. */
import type { Size } from '../values.ts'
import type { Rect } from './rect.ts'

/** Which edges a handle moves: −1 the left or the upper one, 1 the right or the lower one, 0 neither. */
export type Handle = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }

export const HANDLES = {
  nw: { x: -1, y: -1 },
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
} as const satisfies Readonly<Record<string, Handle>>
export type HandleName = keyof typeof HANDLES
export const HANDLE_NAMES = Object.keys(HANDLES) as readonly HandleName[]
export const CORNERS = ['nw', 'ne', 'se', 'sw'] as const satisfies readonly HandleName[]
export const isHandleName = (name: string | undefined): name is HandleName => name !== undefined && Object.hasOwn(HANDLES, name)

/** What is pulled at, as it was when the hand took it. */
export type Pullable = {
  /** Where it is seen. */
  readonly box: Rect
  /** The size that is stored: what a handle does not touch stays as it is. */
  readonly size: Size
  /** `ratio`: as wide to its height as it is, whatever the hand asks; `across`: its width only. */
  readonly by: 'free' | 'across' | 'ratio'
  readonly least: Size
  /** Of both sides. */
  readonly most: number
  /** How large it is seen with such a size: words may need more height. */
  seen(size: Size): Size
}
export type PullHow = { readonly handle: Handle; readonly keepsRatio: boolean; readonly aboutMiddle: boolean }
export type Pulled = { /** What is to be stored. */ readonly size: Size; /** Where it is seen then; its top left corner is what is to be stored. */ readonly rect: Rect }

/** As fine as what is stored. */
const quarters = (value: number): number => Math.round(value * 4) / 4 + 0
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

export const keepsRatio = (thing: Pick<Pullable, 'by'>, how: Pick<PullHow, 'keepsRatio'>): boolean => thing.by === 'ratio' || (how.keepsRatio && thing.by !== 'across')

/** The size that a hand asks for that went so far with a handle. */
export function askedBy({ box }: Pick<Pullable, 'box'>, way: { readonly dx: number; readonly dy: number }, { handle, aboutMiddle }: PullHow): Size {
  const times = aboutMiddle ? 2 : 1
  return { w: box.w + handle.x * way.dx * times, h: box.h + handle.y * way.dy * times }
}

/** What comes of it. By its ratio a corner follows the hand along the diagonal, as near as it gets. */
export function pulledTo(thing: Pullable, asked: Size, how: PullHow): Pulled {
  const size = sizeFor(thing, asked, how)
  const seen = thing.seen(size)
  const [x, y] = [placeAlong('x', thing, seen, how), placeAlong('y', thing, seen, how)]
  return { size, rect: { x, y, w: seen.w, h: seen.h } }
}

function sizeFor(thing: Pullable, asked: Size, how: PullHow): Size {
  const { box, size, most } = thing
  const { x, y } = how.handle
  // What is smaller than anybody would make it now stays so until it is made larger.
  const least = { w: Math.min(thing.least.w, box.w), h: Math.min(thing.least.h, box.h) }
  if (!keepsRatio(thing, how)) {
    // Higher than it was given for its words' sake: made lower it keeps what it was given, for when they are fewer.
    const height = asked.h > box.h ? asked.h : Math.min(asked.h, size.h)
    return { w: x === 0 ? size.w : quarters(within(asked.w, least.w, most)), h: y === 0 || thing.by === 'across' ? size.h : quarters(within(height, Math.min(least.h, size.h), most)) }
  }
  const wanted = x !== 0 && y !== 0 ? (asked.w * box.w + asked.h * box.h) / (box.w ** 2 + box.h ** 2) : x !== 0 ? asked.w / box.w : asked.h / box.h
  const times = within(wanted, Math.max(least.w / box.w, least.h / box.h), most / Math.max(box.w, box.h))
  return { w: quarters(box.w * times), h: quarters(box.h * times) }
}

const LENGTH = { x: 'w', y: 'h' } as const

function placeAlong(axis: 'x' | 'y', thing: Pullable, seen: Size, how: PullHow): number {
  const [start, was, now] = [thing.box[axis], thing.box[LENGTH[axis]], seen[LENGTH[axis]]]
  const moves = how.handle[axis]
  if (moves === 0 ? !keepsRatio(thing, how) : moves === 1 && !how.aboutMiddle) return start
  return quarters(moves === -1 && !how.aboutMiddle ? start + was - now : start + (was - now) / 2)
}
