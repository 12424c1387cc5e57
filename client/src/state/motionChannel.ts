import type { Motion, SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import { MotionSender } from '../sync/motionSender.ts'
import type { SyncTimers } from '../sync/syncTimers.ts'
import type { MotionChannel } from './openWorkshop.ts'

/** The channel a canvas uses, and the ends that the session holds. */
export type MotionEnds = {
  readonly channel: MotionChannel
  received(motions: readonly SeatMotion[]): void
  /** Seats that are no longer taken, and mine. */
  keepSeats(isTaken: (seat: number) => boolean): void
  lineLost(): void
  dispose(): void
}

export function motionChannel(timers: SyncTimers, transmit: (motion: Motion) => boolean, isMine: (seat: number) => boolean): MotionEnds {
  const sender = new MotionSender(timers, transmit)
  const seats = new Map<number, SeatMotion>()
  const listeners = new Set<(changed: readonly number[]) => void>()
  const tell = (changed: readonly number[]): void => {
    if (changed.length > 0) for (const listener of listeners) listener(changed)
  }
  const forget = (gone: readonly number[]): void => {
    for (const seat of gone) seats.delete(seat)
    tell(gone)
  }
  return {
    channel: {
      send: (motion) => sender.send(motion),
      seats,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    received: (motions) => {
      const changed: number[] = []
      for (const motion of motions) {
        const { seat } = motion
        if (isMine(seat)) continue
        changed.push(seat)
        if (motion.cursor === undefined && motion.drag === undefined) seats.delete(seat)
        else seats.set(seat, withGrip(motion, seats.get(seat)))
      }
      tell(changed)
    },
    keepSeats: (isTaken) => forget([...seats.keys()].filter((seat) => !isTaken(seat) || isMine(seat))),
    lineLost: () => {
      sender.lineLost()
      forget([...seats.keys()])
    },
    dispose: () => {
      sender.dispose()
      listeners.clear()
    },
  }
}

/** [M3] A drag that does not say which cards it holds, holds those it held. */
function withGrip(motion: SeatMotion, before: SeatMotion | undefined): SeatMotion {
  const { drag } = motion
  const held = before?.drag?.cardIds
  if (drag === undefined || drag.cardIds !== undefined || held === undefined) return motion
  return { ...motion, drag: { ...drag, cardIds: held } }
}
