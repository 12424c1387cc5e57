import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from '../problem.ts'
import type { RouteContext } from '../routeContext.ts'

const FRESH_MS = 1_000 // a check writes to the disk; however often it is asked, once a second is enough

/** Whether the store can be read and written, for whoever watches the server. */
export function addHealthRoute(app: FastifyInstance, context: RouteContext): void {
  let checked: { readonly at: number; readonly well: Promise<boolean> } | undefined
  app.get('/health', { schema: { tags: ['health'], summary: 'Whether the server can read and write its store', response: { 200: { type: 'object', properties: { status: { type: 'string' } } } } } }, async (_request, reply) => {
    const at = context.clock.elapsed()
    if (checked === undefined || at - checked.at >= FRESH_MS) checked = { at, well: context.store.check().then(() => true, () => false) }
    return (await checked.well) ? reply.send({ status: 'ok' }) : sendProblem(reply, refuse('store-down'))
  })
}
