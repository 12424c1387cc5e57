import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problem.ts'

/**
 * HTTP/1.1 asks for a Host (RFC 9112 §3.2). Which one it is says nothing here: links and origins come from PUBLIC_URL, and a proxy may put
 * its own name there.
 */
export function addHostRule(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.raw.httpVersion !== '1.1' || request.raw.headers.host !== undefined) return done()
    sendProblem(reply, refuse('invalid', 'a request needs a Host header'))
  })
}
