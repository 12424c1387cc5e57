import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance } from 'fastify'
import type { HttpSettings } from './httpParts.ts'
import { sendProblem } from './problem.ts'

/** A slash at the end is another address, and there is nothing (API design rule /core/no-trailing-slash). An empty id is none either. */
export function addNoTrailingSlash(app: FastifyInstance, settings: HttpSettings): void {
  app.addHook('onRequest', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? ''
    // Of a socket every id gets the same answer, also one that ends in a slash.
    if (!path.endsWith('/') || path === `${settings.basePath}/` || path.startsWith(`${settings.basePath}/sync/`)) return done()
    sendProblem(reply, refuse('not-found'))
  })
}
