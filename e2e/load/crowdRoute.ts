import type { Point } from './people/craft.ts'

/** Thirty times a second. */
export const CROWD_EVERY_MS = 1000 / 30
/** Wider and higher than a note, so that no card lies under another. */
const CELL = { w: 240, h: 210 }
const RADIUS = 40

/** Around in about a second, nobody in the same time: whoever looks now and then sees most of them elsewhere each time. */
const aroundMs = (index: number): number => 800 + ((index * 137) % 500)

/** A place in a grid as wide as a screen, and a circle around it. */
export function crowdRoute(index: number, people: number, origin: Point = { x: 0, y: 0 }): (edit: number) => Point {
  const columns = Math.ceil(Math.sqrt(people * 1.4))
  const middle = { x: origin.x + (index % columns) * CELL.w, y: origin.y + Math.floor(index / columns) * CELL.h }
  return (edit) => {
    const angle = ((edit * CROWD_EVERY_MS) / aroundMs(index) + index / people) * 2 * Math.PI
    return { x: Math.round(middle.x + RADIUS * Math.cos(angle)), y: Math.round(middle.y + RADIUS * Math.sin(angle)) }
  }
}
