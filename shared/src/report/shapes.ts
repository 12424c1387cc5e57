import { MARKS } from '../workshop/papers.ts'

/** Outlines as SVG path data, rounded to hundredths: the same in every picture and on every page. */
const round = (value: number): number => Math.round(value * 100) / 100
const point = (x: number, y: number): string => `${round(x)} ${round(y)}`

export const ellipsePath = (x: number, y: number, across: number, down: number): string =>
  `M${point(x - across, y)}A${point(across, down)} 0 1 0 ${point(x + across, y)}A${point(across, down)} 0 1 0 ${point(x - across, y)}Z`
export const circlePath = (x: number, y: number, r: number): string => ellipsePath(x, y, r, r)

const polygon = (points: readonly (readonly [number, number])[]): string => `M${points.map(([x, y]) => point(x, y)).join('L')}Z`

/** Corners on a circle, the first at the top. `inner` alternates with a second radius (a star). */
const corners = (x: number, y: number, count: number, outer: number, inner = outer): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2
    const r = index % 2 === 0 ? outer : inner
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const
  })

/** The marks of parties past the eighth, as corners about the middle, in radii: the same outlines as on the page. */
const FURTHER: Readonly<Record<number, readonly (readonly (readonly [number, number])[])[]>> = {
  9: [[[-1.15, -0.92], [1.15, -0.92], [0, 1.05]]],
  10: [[[-1, -1], [1, -1], [1, 1], [-1, 1]], [[-0.45, 0.45], [0.45, 0.45], [0.45, -0.45], [-0.45, -0.45]]],
  11: [[[0.49, -1.06], [1.06, -0.49], [0.57, 0], [1.06, 0.49], [0.49, 1.06], [0, 0.57], [-0.49, 1.06], [-1.06, 0.49], [-0.57, 0], [-1.06, -0.49], [-0.49, -1.06], [0, -0.57]]],
  12: [[[-1.15, -0.45], [1.15, -0.45], [1.15, 0.45], [-1.15, 0.45]]],
  13: [[[0, -1.26], [1.26, 0], [0, 1.26], [-1.26, 0]], [[-0.6, 0], [0, 0.6], [0.6, 0], [0, -0.6]]],
  14: [[[-1, -1.05], [1, -1.05], [0.18, 0], [1, 1.05], [-1, 1.05], [-0.18, 0]]],
  15: [[[-1.1, -0.42], [0, -0.42], [0, -1.05], [1.15, 0], [0, 1.05], [0, 0.42], [-1.1, 0.42]]],
  16: [[[0, -1], [1.15, 0.15], [1.15, 1], [0, -0.1], [-1.15, 1], [-1.15, 0.15]]],
  17: [[[-1.1, -0.95], [0, -0.2], [1.1, -0.95], [1.1, 0.95], [0, 0.2], [-1.1, 0.95]]],
  18: [[[-1, -1], [1, -1], [1, -0.3], [0.36, -0.3], [0.36, 1.05], [-0.36, 1.05], [-0.36, -0.3], [-1, -0.3]]],
  19: [[[-0.95, -1], [-0.25, -1], [-0.25, 0.3], [1, 0.3], [1, 1], [-0.95, 1]]],
  20: [[[-0.95, -1], [-0.28, -1], [-0.28, 1], [-0.95, 1]], [[0.28, -1], [0.95, -1], [0.95, 1], [0.28, 1]]],
  21: [[[0, -1.16], [1.26, 1.01], [-1.26, 1.01]], [[-0.53, 0.59], [0.53, 0.59], [0, -0.32]]],
  22: [[[0.35, -1.2], [-0.85, 0.2], [-0.1, 0.2], [-0.35, 1.2], [0.85, -0.2], [0.1, -0.2]]],
  23: [[[-1.05, 1], [-1.05, 0.33], [-0.35, 0.33], [-0.35, -0.33], [0.35, -0.33], [0.35, -1], [1.05, -1], [1.05, 1]]],
  24: [[[-1, -1], [-0.32, -1], [-0.32, 0.38], [0.32, 0.38], [0.32, -1], [1, -1], [1, 1], [-1, 1]]],
}

/** ● ▲ ■ ◆ ✚ ⬟ ◯ ★ by party colour 1–8 and sixteen more, centred, about as heavy as a circle of radius `r`. Nothing for a card of nobody. */
export function partyMark(color: number | undefined, x: number, y: number, r: number): string {
  const mark = color === undefined ? 0 : ((color - 1) % MARKS) + 1
  switch (mark) {
    case 1: return circlePath(x, y, r)
    case 2: return polygon([[x, y - r * 1.05], [x + r * 1.15, y + r * 0.92], [x - r * 1.15, y + r * 0.92]])
    case 3: return polygon([[x - r * 0.9, y - r * 0.9], [x + r * 0.9, y - r * 0.9], [x + r * 0.9, y + r * 0.9], [x - r * 0.9, y + r * 0.9]])
    case 4: return polygon([[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]])
    case 5: return plusPath(x, y, r)
    case 6: return polygon(corners(x, y + r * 0.06, 5, r * 1.12))
    case 7: return `${circlePath(x, y, r)}${circlePath(x, y, r * 0.5)}`
    case 8: return polygon(corners(x, y + r * 0.08, 10, r * 1.25, r * 0.52))
    default: return (FURTHER[mark] ?? []).map((outline) => polygon(outline.map(([across, down]) => [x + across * r, y + down * r] as const))).join('')
  }
}

function plusPath(x: number, y: number, r: number): string {
  const [long, half] = [r * 1.1, r * 0.4]
  return polygon([
    [x - half, y - long], [x + half, y - long], [x + half, y - half], [x + long, y - half], [x + long, y + half], [x + half, y + half],
    [x + half, y + long], [x - half, y + long], [x - half, y + half], [x - long, y + half], [x - long, y - half], [x - half, y - half],
  ])
}

/** The scalloped edge of the seal: 24 half rounds on a circle of radius `r`. */
export function sealPath(x: number, y: number, r: number): string {
  const scallops = 24
  const small = r * Math.sin(Math.PI / scallops)
  const around = corners(x, y, scallops, r)
  const first = around[0] ?? [x, y]
  return `M${point(first[0], first[1])}${[...around.slice(1), first].map(([px, py]) => `A${point(small, small)} 0 0 1 ${point(px, py)}`).join('')}Z`
}

export function roundedPath(x: number, y: number, w: number, h: number, r: number): string {
  const arc = `A${point(r, r)} 0 0 1 `
  return `M${point(x + r, y)}L${point(x + w - r, y)}${arc}${point(x + w, y + r)}L${point(x + w, y + h - r)}${arc}${point(x + w - r, y + h)}L${point(x + r, y + h)}${arc}${point(x, y + h - r)}L${point(x, y + r)}${arc}${point(x + r, y)}Z`
}
