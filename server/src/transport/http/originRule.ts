import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance } from 'fastify'
import { isOwnOrigin } from '../../core/access/ownOrigin.ts'
import type { HttpSettings } from './httpParts.ts'
import { sendProblem } from './problem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** An unsafe method that comes from another website's page is refused before anything is read. Programs send no Origin. */
export function addOriginRule(app: FastifyInstance, settings: HttpSettings): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers
    if (SAFE.has(request.method) || origin === undefined || isOwnOrigin(origin, settings.publicUrl())) return done()
    sendProblem(reply, refuse('foreign-origin'))
  })
}
