/** What the sync side asks of the workshop side. Fulfilled by `core/workshop/workshopDesk.ts`. */
import type { Participant } from '@visiebord/shared/workshop/nouns.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'

/** One open workshop, in memory, as committed. Reads are synchronous and cheap; it never does I/O. */
export type Authority = {
  readonly workshopId: string
  /** Undefined when unknown or removed: no socket, no write. */
  participant(participantId: string): Participant | undefined
  participants(): readonly Participant[]
  permission(participantId: string): BoardPermission
  /** Number of the newest snapshot, 0 when none. */
  sealed(): number
  /** Built anew at each call; `generation` comes from the room. */
  view(participantId: string, generation: string): WorkshopView
  /** Called after each committed change of the workshop. Returns how to stop. */
  subscribe(listener: () => void): () => void
}
