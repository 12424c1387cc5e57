import { ParticipantChangeSchema, ParticipantSchema } from '@visiebord/shared/protocol/http/participantSchemas.ts'
import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { Type } from 'typebox'
import { decideChangeParticipant } from '../../../core/workshop/decideChangeParticipant.ts'
import { decideRemoveParticipant } from '../../../core/workshop/decideRemoveParticipant.ts'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { decideFor, type RouteContext } from '../routeContext.ts'

const ParticipantPath = Type.Object({ workshopId: Type.String(), participantId: Type.String() })

/** The people of a workshop. */
export function addParticipantRoutes(app: ApiApp, context: RouteContext): void {
  const tags = ['participants']

  app.patch('/workshops/:workshopId/participants/:participantId', { onRequest: context.who.only('member'), schema: { tags, summary: 'Change name, party or role', params: ParticipantPath, body: ParticipantChangeSchema, response: { 200: ParticipantSchema } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decideChangeParticipant(state, { participantId: request.params.participantId, wish: request.body }, by)), 200))

  app.delete('/workshops/:workshopId/participants/:participantId', { onRequest: context.who.only('facilitator'), schema: { tags, summary: 'Take somebody out', params: ParticipantPath, response: { 204: Type.Null() } } }, async (request, reply) => {
    const { workshopId, participantId } = request.params
    const removed = await decideFor(context, request, (state, by) => decideRemoveParticipant(state, participantId, by))
    if (removed.ok) context.hub.peek(workshopId)?.disconnect([participantId], CLOSE.removed)
    return answer(reply, removed, 204)
  })
}
