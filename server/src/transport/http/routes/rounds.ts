import { RoundSchema } from '@visiebord/shared/protocol/http/nounSchemas.ts'
import { NewRoundSchema, RoundChangeSchema } from '@visiebord/shared/protocol/http/roundSchemas.ts'
import { SealSchema } from '@visiebord/shared/protocol/http/snapshotSchemas.ts'
import { strictObject } from '@visiebord/shared/protocol/http/strictObject.ts'
import { Type } from 'typebox'
import { sealRound } from '../../../core/snapshots/sealRound.ts'
import { decideChangeRound } from '../../../core/workshop/decideChangeRound.ts'
import { decideDeleteRound } from '../../../core/workshop/decideDeleteRound.ts'
import { decideOpenRound } from '../../../core/workshop/decideOpenRound.ts'
import { decidePlanRound } from '../../../core/workshop/decidePlanRound.ts'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { decideFor, type RouteContext } from '../routeContext.ts'

const RoundPath = Type.Object({ workshopId: Type.String(), roundId: Type.String() })
const WorkshopPath = Type.Object({ workshopId: Type.String() })

/** The agenda: plan, change, delete, open, seal. */
export function addRoundRoutes(app: ApiApp, context: RouteContext): void {
  const onRequest = context.who.only('facilitator')
  const tags = ['rounds']

  app.post('/workshops/:workshopId/rounds', { onRequest, schema: { tags, summary: 'Plan a round', params: WorkshopPath, body: NewRoundSchema, response: { 201: RoundSchema } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decidePlanRound(state, request.body, by)), 201))

  app.patch('/workshops/:workshopId/rounds/:roundId', { onRequest, schema: { tags, summary: 'Change a round', params: RoundPath, body: RoundChangeSchema, response: { 200: RoundSchema } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decideChangeRound(state, { roundId: request.params.roundId, wish: request.body }, by)), 200))

  app.delete('/workshops/:workshopId/rounds/:roundId', { onRequest, schema: { tags, summary: 'Delete a planned round', params: RoundPath, response: { 204: Type.Null() } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decideDeleteRound(state, request.params.roundId, by)), 204))

  app.post('/workshops/:workshopId/rounds/:roundId/openings', { onRequest, schema: { tags, summary: 'Open a round', params: RoundPath, body: strictObject({}), response: { 201: RoundSchema } } }, async (request, reply) =>
    answer(reply, await decideFor(context, request, (state, by) => decideOpenRound(state, request.params.roundId, by)), 201))

  app.post('/workshops/:workshopId/rounds/:roundId/seals', { onRequest, schema: { tags, summary: 'Seal a round', params: RoundPath, body: strictObject({}), response: { 201: SealSchema } } }, async (request, reply) => {
    const { workshopId, participantId } = context.who.session(request)
    const sealed = await sealRound(context, workshopId, { roundId: request.params.roundId, actorId: participantId })
    return answer(reply, sealed, 201, ({ number, sha256, previousSha256, sealedAt }) => ({ number, sha256, previousSha256, sealedAt }))
  })
}
