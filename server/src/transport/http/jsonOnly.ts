import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problem.ts'

/** Bodies are JSON and nothing else. An absent body is an empty object, so that operations without wishes need none. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    return parse(request, body as string, done)
  })
  app.addHook('preValidation', (request, reply, done) => {
    if (request.is404) return done()
    const takesBody = request.method === 'POST' || request.method === 'PATCH'
    if (!takesBody && request.body !== undefined) return void sendProblem(reply, refuse('invalid', `${request.method} takes no body`))
    if (takesBody) request.body ??= {}
    done()
  })
}
