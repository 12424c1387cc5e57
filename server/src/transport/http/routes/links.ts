import { RenewalSchema, RenewedLinkSchema } from '@visiebord/shared/protocol/http/linkSchemas.ts'
import { LinksSchema } from '@visiebord/shared/protocol/http/workshopSchemas.ts'
import { ROLES, type Role } from '@visiebord/shared/workshop/nouns.ts'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import { Type } from 'typebox'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { sendProblem } from '../problem.ts'
import type { RouteContext } from '../routeContext.ts'

/** The links to hand out. */
export function addLinkRoutes(app: ApiApp, context: RouteContext): void {
  const tags = ['links']
  const onRequest = context.who.only('facilitator')

  app.get('/workshops/:workshopId/links', { onRequest, schema: { tags, summary: 'The links of each role', params: Type.Object({ workshopId: Type.String() }), response: { 200: LinksSchema } } }, async (request, reply) =>
    reply.send(await context.access.links(request.params.workshopId)))

  app.post('/workshops/:workshopId/links/:role/renewals', { onRequest, schema: { tags, summary: 'A new link; the old one stops at once', params: Type.Object({ workshopId: Type.String(), role: Type.String() }), body: RenewalSchema, response: { 201: RenewedLinkSchema } } }, async (request, reply) => {
    const role = ROLES.find((one): one is Role => one === request.params.role)
    if (role === undefined) return sendProblem(reply, refuse('not-found'))
    const { workshopId, participantId } = context.who.session(request)
    const renewed = await context.access.renewLink(workshopId, role, { by: participantId, endSessions: request.body.endSessions ?? false })
    return answer(reply, renewed, 201, (link) => ({ role, link }))
  })
}
