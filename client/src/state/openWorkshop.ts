/**
 * One open workshop: everything a screen may use. Made by `openWorkshop()` (open.ts) when a board page opens, passed down by
 * `WorkshopContext`, disposed when the page leaves. No module holds one.
 */
import type { Board, BoardCommands } from '@visiebord/shared/board/board.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { Motion, SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { TrayItem } from '../sync/trayItem.ts'

/** What the page knows about the line to the server and about saving. It never says more than is true. */
export type ConnectionState = {
  readonly line: 'connecting' | 'online' | 'offline' | 'closed'
  /** Why `closed`: no way back without doing something. */
  readonly closedBecause?: 'no-session' | 'removed' | 'gone' | 'other-tab-reset' | 'protocol'
  /** `saved` only when the server has said stored for everything this browser wrote. */
  readonly saving: 'saved' | 'saving' | 'kept-here' | 'not-stored'
  /** The server asked to hand in (a seal is coming): hands are being emptied. */
  readonly handingIn: boolean
  /** Last notice of the server for people, if it still holds. */
  readonly notice?: { readonly code: string; readonly detail?: string }
  /** `memory-only`: this browser cannot keep a copy; what is not stored yet is gone when the tab closes. */
  readonly localCopy: 'ready' | 'memory-only'
}

export type PeopleState = {
  readonly persons: ReadonlyMap<string, Person>
  /** Person and Yjs client id by seat, for motion and awareness. */
  readonly bySeat: ReadonlyMap<number, Person>
  readonly byClient: ReadonlyMap<number, Person>
  /** My own seat in this tab, once known. */
  readonly mySeat?: number
}

export type { TrayItem }
/** `addToBoard` (addToBoard.ts) is given by who asks, since it comes with the panel of the tray. True when it is on the board. */
export type AddToBoard = (board: Board, item: TrayItem) => boolean
export type TrayState = { readonly items: readonly TrayItem[] }

export type SelectionState = {
  readonly ids: ReadonlySet<string>
  /** The card that has keyboard focus on the board (roving), selected or not. */
  readonly focusId?: string
  /** The card whose text is being edited here. */
  readonly editingId?: string
  /** A section chosen by itself. */
  readonly sectionId?: string
}

/** What others are doing in their awareness state; opaque to the server, joined to people by Yjs client id. */
export type AwarenessState = { readonly editing?: string; readonly selected?: readonly string[] }

/** A part of the board, in board units. */
export type SeenBox = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

/** What else stands in an awareness state, apart because it changes often and concerns few. */
export type CompanyState = {
  /** Where the caret is in the text of `editing`, UTF-16 code units; more than one place when letters are chosen. */
  readonly caret?: { readonly from: number; readonly to: number }
  /** What this tab shows, free of slips. Told only while somebody follows. */
  readonly view?: SeenBox
  /** In the list instead: the card at which one is there. Told only while somebody follows. */
  readonly reads?: string
  /** The participant whose view this tab follows. */
  readonly follows?: string
  /** This facilitator asks everybody to follow: another value each time. Obeyed only if the server calls that person a facilitator. */
  readonly gathers?: string
}

/** How this tab keeps company with others; `cursorsHidden` is remembered on this device. */
export type PresenceState = { readonly follows?: string; readonly gathers?: string; readonly cursorsHidden: boolean }

export type MotionChannel = {
  /** Newest wins; sent at most 30 times a second. `undefined` ends the gesture and hides the cursor. */
  send(motion: Motion): void
  /** Newest motion of every seat but mine, on arrival. */
  readonly seats: ReadonlyMap<number, SeatMotion>
  subscribe(listener: (changed: readonly number[]) => void): () => void
}

/** A sentence for the ear; `count` tells two that say the same apart. */
export type SaidLine = { readonly text: string; readonly urgent: boolean; readonly count: number }

export type OpenWorkshop = {
  readonly id: string
  readonly view: StoreApi<WorkshopView>
  readonly people: StoreApi<PeopleState>
  readonly connection: StoreApi<ConnectionState>
  /** What the server's clock says now, milliseconds since the epoch, whatever the clock of this machine says: countdowns use it. */
  serverNow(): number
  readonly tray: StoreApi<TrayState> & { addAgain(id: string, addToBoard: AddToBoard): void; throwAway(id: string): void }
  readonly selection: StoreApi<SelectionState>
  /**
   * The board now open: live, or replaced by a fresh one after a refusal or another generation. Subscribe, do not keep.
   * Its commands, text handles and undo are guarded as `commands` are.
   */
  readonly board: StoreApi<{ readonly board: Board; readonly synced: boolean }>
  /** Commands of the board now open, checked against limits and permission first: a refused one shows its sentence and does nothing. */
  readonly commands: BoardCommands
  readonly motion: MotionChannel
  /** My awareness, and everyone's by Yjs client id. */
  readonly awareness: {
    set(state: AwarenessState): void
    readonly others: StoreApi<ReadonlyMap<number, AwarenessState>>
    /** Changes these parts and leaves the others; `undefined` takes a part away. */
    tell(parts: { readonly [Part in keyof CompanyState]: CompanyState[Part] | undefined }): void
    readonly company: StoreApi<ReadonlyMap<number, CompanyState>>
  }
  /** Changed by the verbs of `features/presence`. */
  readonly presence: StoreApi<PresenceState>
  /** A short sentence for the reader and the screen reader ("Ongedaan maken kan niet: …"). */
  readonly announce: StoreApi<SaidLine & { /** All that was said together with the last of it, in order. */ readonly lines: readonly SaidLine[] }> & {
    say(text: string, options?: { urgent?: boolean }): void
    /** Keeps a summary of what others did, for who asks again. */
    keep(summary: string): void
    kept(): readonly string[]
  }
  /**
   * Registers a hand: called when the server asks to hand in (and before this board is replaced). Finish the drag and put what
   * is being typed into the board, at once; close the editor. Until the round is sealed further commands are held back.
   */
  onHandIn(emptyHand: () => void | Promise<void>): () => void
  /** Leaving the workshop for good: its copy, tray and place among the recent workshops go from this browser. Dispose after it. */
  forgetHere(): Promise<void>
  dispose(): void
}
