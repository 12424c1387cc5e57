import type { Board } from '@visiebord/shared/board/board.ts'
import type { PeopleFrame } from '@visiebord/shared/protocol/frames.ts'
import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import type { Awareness } from 'y-protocols/awareness'
import type { ToldCode } from './boardConnection.ts'
import type { ClosedBecause } from './closedBecause.ts'
import type { SavingState } from './savingState.ts'
import type { TrayItem } from './trayItem.ts'

export type SessionStatus = {
  readonly line: 'connecting' | 'online' | 'offline' | 'closed'
  readonly closedBecause?: ClosedBecause
  readonly saving: SavingState
  readonly handingIn: boolean
  readonly localCopy: 'ready' | 'memory-only'
}

export type SessionEvents = {
  status(status: SessionStatus): void
  /** The board now open, and whether the server's content is in it. A new board: the old one is no more. */
  board(open: { readonly board: Board; readonly synced: boolean; readonly client: number; readonly awareness: Awareness | undefined }): void
  view(view: WorkshopView): void
  people(frame: PeopleFrame): void
  notice(told: ToldCode): void
  motions(motions: readonly SeatMotion[]): void
  /** The line broke or is another one: seats and grips begin anew. */
  lineLost(): void
  /** The server refused a write; what differs follows in `setAside`. */
  refused(told: ToldCode): void
  setAside(items: readonly TrayItem[]): Promise<void>
}
