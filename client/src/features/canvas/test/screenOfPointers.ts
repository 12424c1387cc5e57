import { GestureReader, type GestureStep, type PressedOn, type Reading } from '../gestures.ts'

/** A screen, and whatever touches it; a millisecond goes by with each event unless more is said. */
export function screenOfPointers() {
  const reader = new GestureReader()
  const told: string[] = []
  let at = 10_000
  const say = (step: GestureStep): string => {
    switch (step.do) {
      case 'pan':
        return `pan ${step.dx} ${step.dy}`
      case 'pan-ends':
        return step.moved ? 'pan-ends moved' : 'pan-ends'
      case 'pinch':
      case 'pinch-begins':
        return `${step.do} ${step.span.middle.x} ${step.span.middle.y} ${Math.round(step.span.distance)}`
      case 'area-begins':
        return `area-begins ${step.from.x} ${step.from.y}`
      case 'give-up':
      case 'pan-begins':
      case 'twice':
        return step.do
    }
  }
  const keep = (reading: Reading): Reading => {
    told.push(...reading.steps.map(say), ...(reading.hides ? ['(hidden)'] : []))
    return reading
  }
  const pointer = (type: 'touch' | 'pen' | 'mouse', id: number) => {
    let [x, y] = [0, 0]
    return {
      down: (on: PressedOn, px: number, py: number, more: { primary?: boolean; size?: number; forced?: boolean } = {}): Reading => {
        ;[x, y] = [px, py]
        return keep(reader.read({ what: 'down', id, type, on, x, y, at: ++at, primary: more.primary ?? false, size: more.size ?? 30, forced: more.forced ?? false }))
      },
      by: (dx: number, dy: number): Reading => {
        ;[x, y] = [x + dx, y + dy]
        return keep(reader.read({ what: 'move', id, type, x, y, at: ++at }))
      },
      up: (): Reading => keep(reader.read({ what: 'up', id, type, x, y, at: ++at })),
      cancel: (): Reading => keep(reader.read({ what: 'cancel', id })),
      held: (): Reading => keep(reader.read({ what: 'held', id })),
    }
  }
  return {
    reader,
    finger: (id: number) => pointer('touch', id),
    pen: pointer('pen', 90),
    mouse: pointer('mouse', 1),
    wait: (ms: number) => void (at += ms),
    turn: () => keep(reader.read({ what: 'reset' })),
    /** What was told since the last question. */
    told: () => told.splice(0),
  }
}
