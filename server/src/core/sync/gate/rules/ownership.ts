import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { Doc } from 'yjs'
import type { GateQuestion } from '../contract.ts'
import { nextClockOf } from '../yjsStructs.ts'

type Question = Pick<GateQuestion, 'bindingOf' | 'participantId' | 'generation'>

/** [G3] New structs come under ids of the writer's own or of nobody yet. An id that nobody is bound to and that has structs is the server's. */
export const foreignIdProblem = (question: Question, doc: Doc, clients: readonly number[]): Refusal | undefined =>
  clients.some((client) => isForeign(question, doc, client)) ? refuse('not-your-id') : undefined

function isForeign(question: Question, doc: Doc, client: number): boolean {
  const binding = question.bindingOf(client)
  return binding === undefined ? nextClockOf(doc, client) > 0 : binding.participantId !== question.participantId
}

/** [G3] An id that was closed by a refusal, or that wrote in another generation, writes no more. */
export function closedIdProblem(question: Question, clients: readonly number[]): Refusal | undefined {
  const isClosed = (client: number): boolean => {
    const binding = question.bindingOf(client)
    return binding !== undefined && (binding.closed || binding.generation !== question.generation)
  }
  return clients.some(isClosed) ? refuse('closed-id') : undefined
}

/** One page has one id; a copy that was written offline by many pages may bring some. Beyond this nobody is honest. */
export const MAX_CLIENTS = 64

/**
 * [G12] Which ids a refusal closes: the writer's, also those that it named first by this message, or the work would come in
 * at the next try. Beside ids of somebody else, or with cards of somebody else, an id of nobody stays open: it may be that one's, who is just
 * joining, or whose binding the store lost when an older copy was put back.
 */
export function closedByRefusal(question: Question, doc: Doc, clients: readonly number[], refusal: Refusal): readonly number[] {
  const mayBeOthers = refusal.refused === 'author-not-you' || clients.some((client) => isForeign(question, doc, client))
  let newLeft = mayBeOthers ? 0 : MAX_CLIENTS
  return clients.filter((client) => {
    const binding = question.bindingOf(client)
    return binding === undefined ? newLeft-- > 0 : binding.participantId === question.participantId
  })
}
