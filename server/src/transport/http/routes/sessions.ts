import { InvitationQuestionSchema, InvitationSchema, NewSessionSchema, SessionSchema } from '@visiebord/shared/protocol/http/sessionSchemas.ts'
import { accept } from '@visiebord/shared/workshop/refusals.ts'
import { Type } from 'typebox'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { cookieHeader } from '../cookieHeader.ts'
import type { RouteContext } from '../routeContext.ts'
import { credentialsOf } from '../whoAsks.ts'

/** Coming in by a link, and leaving. Tokens travel in bodies and headers, never in an address. */
export function addSessionRoutes(app: ApiApp, context: RouteContext): void {
  const tags = ['sessions']

  app.post('/invitations', { schema: { tags, summary: 'What a link leads to, before joining', body: InvitationQuestionSchema, response: { 200: InvitationSchema } } }, async (request, reply) =>
    answer(reply, await context.access.look(request.body.token, credentialsOf(request), request.ip), 200))

  app.post('/sessions', { schema: { tags, summary: 'Join by a link', body: NewSessionSchema, response: { 201: SessionSchema } } }, async (request, reply) => {
    const joined = await context.access.join(request.body, credentialsOf(request), request.ip)
    if (joined.ok) void reply.header('Set-Cookie', cookieHeader(joined.value.cookie, context.settings))
    return answer(reply, joined, 201, ({ workshopId, participantId, role, accessToken }) => ({ workshopId, participantId, role, accessToken }))
  })

  app.delete('/workshops/:workshopId/sessions/current', { onRequest: context.who.only('member'), schema: { tags, summary: 'Leave', params: Type.Object({ workshopId: Type.String() }), response: { 204: Type.Null() } } }, async (request, reply) => {
    const { cookie } = await context.access.leave(context.who.session(request), credentialsOf(request))
    void reply.header('Set-Cookie', cookieHeader(cookie, context.settings))
    return answer(reply, accept(undefined), 204)
  })
}
