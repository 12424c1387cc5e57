import type { StrokePoint } from './strokes.ts'

const distanceToLine = (point: StrokePoint, from: StrokePoint, to: StrokePoint): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length))
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy)
}

/** Fewer points, none of the others further than `tolerance` from the line through those that stay (Ramer, Douglas and Peucker). The ends stay. */
export function simplifyStroke(points: readonly StrokePoint[], tolerance: number): readonly StrokePoint[] {
  const stays = new Set([0, points.length - 1])
  const open: (readonly [number, number])[] = [[0, points.length - 1]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [first, last] = next
    const [from, to] = [points[first], points[last]]
    if (from === undefined || to === undefined) continue
    let [far, farthest] = [-1, tolerance]
    for (let at = first + 1; at < last; at++) {
      const point = points[at]
      const distance = point === undefined ? 0 : distanceToLine(point, from, to)
      if (distance > farthest) [far, farthest] = [at, distance]
    }
    if (far < 0) continue
    stays.add(far)
    open.push([first, far], [far, last])
  }
  return points.filter((_, at) => stays.has(at))
}
