import type { WebSocket } from 'ws'
import { householdOf } from '../../core/access/household.ts'

/** How many sockets one address may have. */
export type CrowdLimits = {
  /** Open, with or without a session that is still looked up. Three town halls of a thousand; more is no crowd of people, and a process has only so many. */
  readonly open: number
  /** Turned away, and slow to go. Beyond this the one that lingers longest is cut, so that they take no place of anybody's. */
  readonly turnedAway: number
  /** Of one person on one board: tabs, and what a bad line left half open. Everybody is told of each of them, so their number counts squared. */
  readonly ofOnePerson: number
}
export const CROWD_LIMITS: CrowdLimits = { open: 3_000, turnedAway: 200, ofOnePerson: 100 }

export type Crowd = {
  hasRoomFor(address: string): boolean
  /** Counts this socket until it closes, or is turned away. */
  enter(socket: Pick<WebSocket, 'once' | 'terminate'>, address: string): {
    turnedAway(): void
    /** Now it is known whose it is, on which board. False when that person has enough. */
    belongsTo(person: string): boolean
  }
}

/** Sockets by address: nobody's many windows take the place of everybody else. */
export function createCrowd(limits: CrowdLimits = CROWD_LIMITS): Crowd {
  const open = new Map<string, number>()
  const persons = new Map<string, number>()
  const lingering = new Map<string, Set<Pick<WebSocket, 'terminate'>>>()
  const add = (counts: Map<string, number>, key: string, change: 1 | -1): void => {
    const count = (counts.get(key) ?? 0) + change
    if (count > 0) counts.set(key, count)
    else counts.delete(key)
  }
  return {
    hasRoomFor: (address) => (open.get(householdOf(address)) ?? 0) < limits.open,
    enter(socket, address) {
      const house = householdOf(address)
      let [isCounted, isClosed] = [true, false]
      const uncount = (): void => {
        if (isCounted) add(open, house, -1)
        isCounted = false
      }
      add(open, house, 1)
      socket.once('close', () => {
        isClosed = true
        uncount()
        const others = lingering.get(house)
        if (others?.delete(socket) === true && others.size === 0) lingering.delete(house)
      })
      return {
        turnedAway() {
          uncount()
          if (isClosed) return
          const others = lingering.get(house) ?? new Set()
          lingering.set(house, others.add(socket))
          const [longest] = others
          if (others.size > limits.turnedAway) longest?.terminate()
        },
        belongsTo(person) {
          if (isClosed) return true // gone while it was looked up: counted now it would be counted for ever, and a bad line lock its person out
          if ((persons.get(person) ?? 0) >= limits.ofOnePerson) return false
          add(persons, person, 1)
          socket.once('close', () => add(persons, person, -1))
          return true
        },
      }
    },
  }
}
