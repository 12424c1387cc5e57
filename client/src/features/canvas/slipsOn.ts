import type { Box } from './camera.ts'

/** Where slips lie on a board now, CSS px from its corner, without the one that asks. */
export function slipsOn(root: Element | null | undefined, asks?: Element | null): readonly Box[] {
  if (root === null || root === undefined) return []
  const from = root.getBoundingClientRect()
  return [...root.querySelectorAll('[data-slip]')].flatMap((each) => {
    const { x, y, width, height } = each.getBoundingClientRect()
    return each === asks || width === 0 ? [] : [{ x: x - from.x, y: y - from.y, w: width, h: height }]
  })
}
