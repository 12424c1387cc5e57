import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { Doc } from 'yjs'
import type { GateQuestion } from '../contract.ts'
import { nextClockOf } from '../yjsStructs.ts'

type Question = Pick<GateQuestion, 'bindingOf' | 'participantId' | 'generation'>

/** [G3] New structs come under ids of the writer's own or of nobody yet. An id that nobody is bound to and that has structs is the server's. */
export function foreignIdProblem(question: Question, doc: Doc, clients: readonly number[]): Refusal | undefined {
  const isForeign = (client: number): boolean => {
    const binding = question.bindingOf(client)
    return binding === undefined ? nextClockOf(doc, client) > 0 : binding.participantId !== question.participantId
  }
  return clients.some(isForeign) ? refuse('not-your-id') : undefined
}

/** [G3] An id that was closed by a refusal, or that wrote in another generation, writes no more. */
export function closedIdProblem(question: Question, clients: readonly number[]): Refusal | undefined {
  const isClosed = (client: number): boolean => {
    const binding = question.bindingOf(client)
    return binding !== undefined && (binding.closed || binding.generation !== question.generation)
  }
  return clients.some(isClosed) ? refuse('closed-id') : undefined
}

/** [G12] Which ids a refusal closes: those bound to the writer. An id of nobody stays open, it may be somebody's who is just joining. */
export const closedByRefusal = (question: Question, clients: readonly number[]): readonly number[] =>
  clients.filter((client) => question.bindingOf(client)?.participantId === question.participantId)
