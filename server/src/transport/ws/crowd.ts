import type { WebSocket } from 'ws'
import { householdOf } from '../../core/access/household.ts'

/** How many sockets one address may have. */
export type CrowdLimits = {
  /** Open, with or without a session that is still looked up. Three town halls of a thousand; more is no crowd of people, and a process has only so many. */
  readonly open: number
  /** Turned away, and slow to go. Beyond this the one that lingers longest is cut, so that they take no place of anybody's. */
  readonly turnedAway: number
}
export const CROWD_LIMITS: CrowdLimits = { open: 3_000, turnedAway: 200 }

export type Crowd = {
  hasRoomFor(address: string): boolean
  /** Counts this socket until it closes, or is turned away. */
  enter(socket: Pick<WebSocket, 'once' | 'terminate'>, address: string): { turnedAway(): void }
}

/** Sockets by address: nobody's many windows take the place of everybody else. */
export function createCrowd(limits: CrowdLimits = CROWD_LIMITS): Crowd {
  const open = new Map<string, number>()
  const lingering = new Map<string, Set<Pick<WebSocket, 'terminate'>>>()
  const add = (house: string, change: 1 | -1): void => {
    const count = (open.get(house) ?? 0) + change
    if (count > 0) open.set(house, count)
    else open.delete(house)
  }
  return {
    hasRoomFor: (address) => (open.get(householdOf(address)) ?? 0) < limits.open,
    enter(socket, address) {
      const house = householdOf(address)
      let isCounted = true
      const uncount = (): void => {
        if (isCounted) add(house, -1)
        isCounted = false
      }
      add(house, 1)
      socket.once('close', () => {
        uncount()
        const others = lingering.get(house)
        if (others?.delete(socket) === true && others.size === 0) lingering.delete(house)
      })
      return {
        turnedAway() {
          uncount()
          const others = lingering.get(house) ?? new Set()
          lingering.set(house, others.add(socket))
          const [longest] = others
          if (others.size > limits.turnedAway) longest?.terminate()
        },
      }
    },
  }
}
