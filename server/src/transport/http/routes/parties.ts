import { PartySchema } from '@visiebord/shared/protocol/http/nounSchemas.ts'
import { NewPartySchema, PartyChangeSchema } from '@visiebord/shared/protocol/http/partySchemas.ts'
import { Type } from 'typebox'
import { decideAddParty, decideChangeParty, decideRemoveParty } from '../../../core/workshop/decideParties.ts'
import { partiesOnBoard } from '../../../core/workshop/partiesOnBoard.ts'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { decideFor, type RouteContext } from '../routeContext.ts'

const PartyPath = Type.Object({ workshopId: Type.String(), partyId: Type.String() })

/** The organisations that take part, one at a time. */
export function addPartyRoutes(app: ApiApp, context: RouteContext): void {
  const tags = ['parties']
  const onRequest = context.who.only('facilitator')

  app.post('/workshops/:workshopId/parties', { onRequest, schema: { tags, summary: 'Add a party', params: Type.Object({ workshopId: Type.String() }), body: NewPartySchema, response: { 201: PartySchema } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decideAddParty(state, request.body, by)), 201))

  app.patch('/workshops/:workshopId/parties/:partyId', { onRequest, schema: { tags, summary: 'Give a party another name, short name or paper', params: PartyPath, body: PartyChangeSchema, response: { 200: PartySchema } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decideChangeParty(state, { partyId: request.params.partyId, change: request.body }, by)), 200))

  app.delete('/workshops/:workshopId/parties/:partyId', { onRequest, schema: { tags, summary: 'Take away a party that nobody and nothing needs', params: PartyPath, response: { 204: Type.Null() } } }, async (request, reply) => {
    const { workshopId, partyId } = request.params
    const onBoard = await partiesOnBoard(context.hub, workshopId)
    return answer(reply, await decideFor(context, request, (state, by) => decideRemoveParty(state, partyId, { ...by, onBoard })), 204)
  })
}
