export type Trend = {
  /** Of y for one of x. */
  readonly slope: number
  /** Standard error of the slope; NaN of less than three points. */
  readonly error: number
}

/** The straight line that fits best (least squares). */
export function trendOf(points: readonly (readonly [x: number, y: number])[]): Trend {
  const mean = (of: (point: readonly [number, number]) => number): number => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])]
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  const slope = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread
  const rest = points.reduce((sum, point) => sum + (point[1] - y - slope * (point[0] - x)) ** 2, 0)
  return { slope, error: points.length < 3 ? Number.NaN : Math.sqrt(rest / (points.length - 2) / spread) }
}
