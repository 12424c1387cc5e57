import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { Doc } from 'yjs'
import type { GateQuestion } from './contract.ts'
import { nextClockOf } from './yjsStructs.ts'

type Question = Pick<GateQuestion, 'bindingOf' | 'participantId' | 'generation'>

/**
 * [G3] New structs come under ids of the writer's own: bound to this participant, open, of this generation; or named by
 * nobody yet. An id that nobody is bound to and that has structs is the server's.
 */
export function ownershipProblem({ bindingOf, participantId, generation }: Question, doc: Doc, clients: readonly number[]): Refusal | undefined {
  for (const client of clients) {
    const binding = bindingOf(client)
    if (binding === undefined) {
      if (nextClockOf(doc, client) > 0) return refuse('not-your-id')
      continue
    }
    if (binding.participantId !== participantId) return refuse('not-your-id')
    if (binding.closed || binding.generation !== generation) return refuse('closed-id')
  }
  return undefined
}

/** [G12] Which ids a refusal closes: those bound to the writer. An id of nobody stays open, it may be somebody's who is just joining. */
export const closedByRefusal = ({ bindingOf, participantId }: Question, clients: readonly number[]): readonly number[] =>
  clients.filter((client) => bindingOf(client)?.participantId === participantId)
