import { decline, type Outcome, refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access, Credentials, Session } from '../../core/access/access.ts'
import { sendProblem } from './problem.ts'

export type Who = 'anyone' | 'member' | 'facilitator'

export const credentialsOf = (request: FastifyRequest): Credentials => ({ cookie: request.headers.cookie, authorization: request.headers.authorization })

/** Hooks that let only some in, before a body is read. Outsiders get one and the same 401, whether the workshop exists or not. */
export type WhoAsks = {
  readonly only: (who: Exclude<Who, 'anyone'>) => (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  /** The session that a hook let in. */
  readonly session: (request: FastifyRequest) => Session
}

export function createWhoAsks(access: Access): WhoAsks {
  const sessions = new WeakMap<FastifyRequest, Session>()
  async function judge(request: FastifyRequest, who: Who): Promise<Outcome<Session>> {
    const { workshopId } = request.params as { workshopId?: string }
    const session = await access.sessionOf(workshopId ?? '', credentialsOf(request))
    if (session.ok && who === 'facilitator' && session.value.participant.role !== 'facilitator') return decline('not-facilitator')
    return session
  }
  return {
    only: (who) => async (request, reply) => {
      const judged = await judge(request, who)
      if (!judged.ok) return sendProblem(reply, refuse(judged.refused, judged.detail))
      sessions.set(request, judged.value)
      return undefined
    },
    session(request) {
      const session = sessions.get(request)
      if (session === undefined) throw new TypeError('a route that needs a session has no hook for it')
      return session
    },
  }
}
