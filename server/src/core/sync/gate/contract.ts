/** The gate's question and answer. `judge.ts` fulfils it: pure, no I/O, no clock, throws nothing. */
import type { BoardLimits } from '@visiebord/shared/board/limits.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import type { Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { Doc } from 'yjs'
import type { DecodedUpdate, QueuedWork } from './queuedWork.ts'

export type GateQuestion = {
  /** The Yjs payload (V1 update bytes) of a sync step 2 or an update. */
  readonly update: Uint8Array
  /** The board with everything applied that is not queued. Read only. */
  readonly doc: Doc
  /** Structs and deletions accepted but not yet applied; `QueuedWork` in `queuedWork.ts`, kept by the room, emptied at each flush. */
  readonly queued: QueuedWork
  readonly participantId: string
  readonly permission: BoardPermission
  /** Whose a Yjs client id is, or undefined when nobody has named it yet. Accepted bindings count at once, stored or not. */
  bindingOf(client: number): { readonly participantId: string; readonly closed: boolean; readonly generation: string } | undefined
  readonly generation: string
  /** Who first brought a card id, committed or queued. */
  authorOf(cardId: string): string | undefined
  readonly limits: BoardLimits
}

export type GateAnswer =
  /** The server has all of it, committed or queued (so it counts with the next flush): changes nothing, allowed to anybody at any time. */
  | { readonly verdict: 'known' }
  | {
      readonly verdict: 'write'
      /** Yjs client ids under which new structs come; bind those that are not bound yet. */
      readonly clients: readonly number[]
      /** Cards that this message brings for the first time. */
      readonly newCards: readonly string[]
      /**
       * What to apply, log and relay INSTEAD of `question.update`: the same without what the server already has. What is
       * left out was not judged; disjoint by construction, so these may be merged with `Y.mergeUpdates`.
       */
      readonly update: Uint8Array
      /** What to hand to `queued.add` when the room takes it. */
      readonly decoded: DecodedUpdate
    }
  /** `clients`: ids of this participant, named before or first by this, under which it adds structs: to be closed with the sender's awareness id. */
  | { readonly verdict: 'refused'; readonly refusal: Refusal; readonly clients: readonly number[] }
  /** Not decodable at all: close 4400. */
  | { readonly verdict: 'garbage' }
