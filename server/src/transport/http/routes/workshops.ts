import { CreatedWorkshopSchema, NewWorkshopSchema, WorkshopChangeSchema, WorkshopViewSchema } from '@visiebord/shared/protocol/http/workshopSchemas.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { WorkshopViewWithPeople } from '@visiebord/shared/protocol/view.ts'
import type { Participant } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { linkAddresses } from '../../../core/access/links.ts'
import { loadTemplate } from '../../../core/templates/loadTemplate.ts'
import { createWorkshop } from '../../../core/workshop/createWorkshop.ts'
import { decideChangeWorkshop } from '../../../core/workshop/decideChangeWorkshop.ts'
import { deleteWorkshop } from '../../../core/workshop/deleteWorkshop.ts'
import { partiesOnBoard } from '../../../core/workshop/partiesOnBoard.ts'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { decideFor, type RouteContext } from '../routeContext.ts'

const WorkshopPath = Type.Object({ workshopId: Type.String() })

/** A workshop: create, look, change, delete. */
export function addWorkshopRoutes(app: ApiApp, context: RouteContext): void {
  const tags = ['workshops']

  app.post('/workshops', { schema: { tags, summary: 'Create a workshop', body: NewWorkshopSchema, response: { 201: CreatedWorkshopSchema } } }, async (request, reply) => {
    const { organiserCode, template: name = 'blank', language = 'nl', title, parties } = request.body
    const may = context.organiserGate.check(organiserCode, request.ip)
    if (!may.ok) return answer(reply, may, 201)
    const template = await loadTemplate(name)
    if (!template.ok) return answer(reply, template, 201)
    const created = await createWorkshop(context, { title, language, parties, template: template.value })
    return answer(reply, created, 201, ({ state, links }) => ({ id: state.id, title: state.title, links: linkAddresses(context.settings.publicUrl(), links) }))
  })

  app.get('/workshops/:workshopId', { onRequest: context.who.only('member'), schema: { tags, summary: 'Look at a workshop', params: WorkshopPath, response: { 200: WorkshopViewSchema } } }, async (request, reply) =>
    answer(reply, await viewFor(context, request), 200))

  app.patch('/workshops/:workshopId', { onRequest: context.who.only('facilitator'), schema: { tags, summary: 'Change title, parties or who may download', params: WorkshopPath, body: WorkshopChangeSchema, response: { 200: WorkshopViewSchema } } }, async (request, reply) => {
    // The list of parties comes whole: one that is not in it is to go.
    const onBoard = request.body.parties === undefined ? undefined : await partiesOnBoard(context.hub, request.params.workshopId)
    const changed = await decideFor(context, request, (state, by) => decideChangeWorkshop(state, request.body, { ...by, ...(onBoard === undefined ? {} : { onBoard }) }))
    return answer(reply, changed.ok ? await viewFor(context, request) : changed, 200)
  })

  app.delete('/workshops/:workshopId', { onRequest: context.who.only('facilitator'), schema: { tags, summary: 'Delete a workshop with everything', params: WorkshopPath, response: { 204: Type.Null() } } }, async (request, reply) => {
    const { workshopId, participantId } = context.who.session(request)
    return answer(reply, await deleteWorkshop(context, workshopId, participantId), 204)
  })
}

/** The view of who asks, with everybody in the workshop and where they are. */
async function viewFor(context: RouteContext, request: FastifyRequest): Promise<Outcome<WorkshopViewWithPeople>> {
  const { workshopId, participantId } = context.who.session(request)
  const desk = await context.desks.open(workshopId)
  const room = await context.hub.open(workshopId)
  if (desk?.participant(participantId) === undefined) return decline('no-session')
  const present = new Map(room.persons().map((person) => [person.id, person.seats]))
  const participants = desk.participants().map((participant) => personOf(participant, present.get(participant.id) ?? []))
  return accept({ ...desk.view(participantId, room.generation), participants })
}

const personOf = ({ id, name, role, partyId }: Participant, seats: Person['seats']): Person => ({ id, name, role, ...(partyId === undefined ? {} : { partyId }), seats })
