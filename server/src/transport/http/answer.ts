import { type Outcome, refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyReply } from 'fastify'
import { sendProblem } from './problem.ts'

/** Answers an outcome: the body with this status, nothing with 204, or the problem. */
export function answer<T>(reply: FastifyReply, outcome: Outcome<T>, status: 200 | 201 | 204, body: (value: T) => unknown = (value) => value): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, refuse(outcome.refused, outcome.detail))
  if (status === 204) return reply.code(204).send()
  return reply.code(status).send(body(outcome.value))
}
