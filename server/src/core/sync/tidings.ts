import { CLOSE, encodeJsonFrame, MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import type { Authority } from '../ports/authority.ts'
import type { Clock } from '../ports/system.ts'
import type { Connection } from './connection.ts'
import { createPacer } from './pacer.ts'
import type { People } from './people.ts'

/** INTERFACE: view and people at most four times a second. */
const INTERVAL_MS = 250

export type Tidings = {
  /** What who joins has to know at once: its view, and everybody. */
  greet(connection: Connection): void
  /** Of this participant the sockets changed. */
  peopleChanged(participantId: string): void
  viewChanged(): void
  dispose(): void
}

/** Tells connections what the workshop side says: views (100) and people (105). Removed people are closed with 4403 at once. */
export function createTidings(parts: {
  readonly authority: Authority
  readonly clock: Clock
  readonly people: People
  readonly connections: () => Iterable<Connection>
  readonly generation: string
  /** A seal is being stored: what the authority shows is not durable yet. */
  readonly isHeld: () => boolean
}): Tidings {
  const { authority, clock, people, connections, generation, isHeld } = parts
  const viewFrame = (participantId: string): Uint8Array => encodeJsonFrame(MESSAGE.view, authority.view(participantId, generation))

  const views = createPacer(clock, () => {
    if (isHeld()) return INTERVAL_MS // told again when the seal is through
    const frames = new Map<string, Uint8Array>()
    for (const connection of connections()) {
      if (authority.participant(connection.participantId) === undefined) continue
      const frame = frames.get(connection.participantId) ?? viewFrame(connection.participantId)
      frames.set(connection.participantId, frame)
      connection.outlet.volatile(frame)
    }
    return INTERVAL_MS
  })

  const peoplePacer = createPacer(clock, () => {
    const frame = people.takeFrame()
    if (frame) for (const connection of connections()) connection.outlet.volatile(frame)
    return INTERVAL_MS
  })

  const peopleChanged = (participantId?: string): void => {
    people.changed(participantId)
    peoplePacer.wake()
  }

  const unsubscribe = authority.subscribe(() => {
    for (const connection of connections()) {
      if (authority.participant(connection.participantId) === undefined) connection.close(CLOSE.removed, 'removed from the workshop')
    }
    peopleChanged()
    views.wake()
  })

  return {
    greet(connection) {
      connection.send(viewFrame(connection.participantId))
      peopleChanged(connection.participantId)
      connection.send(people.all())
    },
    peopleChanged,
    viewChanged: () => views.wake(),
    dispose() {
      unsubscribe()
      views.dispose()
      peoplePacer.dispose()
    },
  }
}
