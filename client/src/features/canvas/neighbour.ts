import type { Box } from './camera.ts'
import type { Direction } from './keyMap.ts'

/**
 * The card that lies nearest in a direction: straight ahead counts once, sideways three times, so that arrows walk
 * along rows and columns. Ties go to the first given.
 */
export function neighbourOf(from: Box, direction: Direction, others: Iterable<readonly [string, Box]>): string | undefined {
  const horizontal = direction === 'left' || direction === 'right'
  const sign = direction === 'right' || direction === 'down' ? 1 : -1
  const middle = (box: Box) => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 })
  const here = middle(from)
  let best: string | undefined
  let least = Infinity
  for (const [id, box] of others) {
    const there = middle(box)
    const ahead = sign * (horizontal ? there.x - here.x : there.y - here.y)
    if (ahead <= 0.5) continue
    const overlap = horizontal ? Math.min(from.y + from.h, box.y + box.h) - Math.max(from.y, box.y) : Math.min(from.x + from.w, box.x + box.w) - Math.max(from.x, box.x)
    const aside = Math.abs(horizontal ? there.y - here.y : there.x - here.x)
    const cost = ahead + (overlap > 0 ? aside * 0.5 : aside * 3)
    if (cost < least) {
      least = cost
      best = id
    }
  }
  return best
}
