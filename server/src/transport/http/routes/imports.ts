import { ImportCountsSchema, ImportSchema } from '@visiebord/shared/protocol/http/importSchemas.ts'
import { Type } from 'typebox'
import { importBoard } from '../../../core/imports/importBoard.ts'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import type { RouteContext } from '../routeContext.ts'

const LARGEST_IMPORT_BYTES = 20 * 1024 * 1024 // INTERFACE: up to 10,000 cards and 20 MB

/** Bringing a board, or lines, onto the board. */
export function addImportRoutes(app: ApiApp, context: RouteContext): void {
  app.post('/workshops/:workshopId/imports', { onRequest: context.who.only('facilitator'), bodyLimit: LARGEST_IMPORT_BYTES, schema: { tags: ['imports'], summary: 'Import a board, or lines as notes', params: Type.Object({ workshopId: Type.String() }), body: ImportSchema, response: { 201: ImportCountsSchema } } }, async (request, reply) => {
    const { workshopId, participantId } = context.who.session(request)
    return answer(reply, await importBoard(context, workshopId, { what: request.body, actorId: participantId }), 201)
  })
}
