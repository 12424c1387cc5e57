import type { ProblemBody } from '@visiebord/shared/protocol/http/problemSchema.ts'
import { type Refusal, REFUSALS, type RefusalEntry } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyReply } from 'fastify'

const UNEXPECTED = { status: 500, nl: 'Er ging iets mis op de server. Probeer het zo nog eens.', en: 'Something went wrong on the server. Try again in a moment.' }

export const PROBLEM_TYPE = 'application/problem+json'

/** The one mapping from a refusal to an answer (RFC 9457). `undefined` is a bug of ours: 500, without a word about it. */
export function problemOf(refusal: Refusal | undefined): ProblemBody {
  const entry: Pick<RefusalEntry, 'nl' | 'en'> & { readonly status: number } = refusal === undefined ? UNEXPECTED : REFUSALS[refusal.refused]
  return {
    type: 'about:blank',
    status: entry.status,
    code: refusal?.refused ?? 'unexpected',
    title: entry.en,
    detail: refusal?.detail ?? entry.en,
    sentences: { nl: entry.nl, en: entry.en },
  }
}

export function sendProblem(reply: FastifyReply, refusal: Refusal | undefined): FastifyReply {
  const body = problemOf(refusal)
  if (body.status === 401) void reply.header('WWW-Authenticate', 'Bearer')
  if (body.status === 429 || body.status === 503) void reply.header('Retry-After', body.status === 429 ? '60' : '5')
  // As bytes: to a text the framework would add a charset, which this media type does not have.
  return reply.code(body.status).header('Content-Type', PROBLEM_TYPE).send(Buffer.from(JSON.stringify(body)))
}
