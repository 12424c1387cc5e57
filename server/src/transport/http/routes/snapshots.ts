import { SnapshotEntrySchema } from '@visiebord/shared/protocol/http/nounSchemas.ts'
import { SnapshotRecordSchema } from '@visiebord/shared/protocol/http/snapshotSchemas.ts'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import { Type } from 'typebox'
import { exportBoard } from '../../../core/exports/exportBoard.ts'
import type { ApiApp } from '../apiApp.ts'
import { sendProblem } from '../problem.ts'
import type { RouteContext } from '../routeContext.ts'
import { FILE_POLICY } from '../securityHeaders.ts'

/** A number as it stands in a path; undefined for anything else. */
const snapshotNumber = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined)

/** Sealed rounds, and the documents made of them or of the live board. */
export function addSnapshotRoutes(app: ApiApp, context: RouteContext): void {
  const tags = ['snapshots']
  const onRequest = context.who.only('member')

  app.get('/workshops/:workshopId/snapshots', { onRequest, schema: { tags, summary: 'The sealed rounds', params: Type.Object({ workshopId: Type.String() }), response: { 200: Type.Array(SnapshotEntrySchema) } } }, async (request, reply) => {
    const desk = await context.desks.open(request.params.workshopId)
    return desk === undefined ? sendProblem(reply, refuse('no-session')) : reply.send([...desk.state().snapshots])
  })

  app.get('/workshops/:workshopId/snapshots/:number', { onRequest, schema: { tags, summary: 'The record of a sealed round', params: Type.Object({ workshopId: Type.String(), number: Type.String() }), response: { 200: SnapshotRecordSchema } } }, async (request, reply) => {
    const number = snapshotNumber(request.params.number)
    const snapshot = number === undefined ? undefined : await context.store.readSnapshot(request.params.workshopId, number)
    if (snapshot === undefined) return sendProblem(reply, refuse('not-found'))
    // Its text as it was hashed and stored, byte for byte.
    return reply.header('Content-Type', 'application/json; charset=utf-8').send(snapshot.record as never)
  })

  app.get('/workshops/:workshopId/snapshots/:number/exports/:format', { onRequest, schema: { tags, summary: 'A document of a sealed round, or of the live board', params: Type.Object({ workshopId: Type.String(), number: Type.String({ description: 'A number, or "live".' }), format: Type.String() }), response: { 200: Type.Unsafe<never>({ type: 'string', format: 'binary' }) } } }, async (request, reply) => {
    const { number, format } = request.params
    const { workshopId, participantId } = context.who.session(request)
    const of = number === 'live' ? number : snapshotNumber(number)
    if (of === undefined) return sendProblem(reply, refuse('not-found'))
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const file = await exportBoard({ ...context, formats: context.exportFormats }, workshopId, { of, format, actorId: participantId, signal: gone.signal }).catch((error: unknown) => {
      if (gone.signal.aborted) return undefined // nobody is there to be told
      throw error
    })
    if (file === undefined) return reply.hijack()
    if (!file.ok) return sendProblem(reply, refuse(file.refused, file.detail))
    const { bytes, mediaType, fileName } = file.value
    return reply
      .headers({ 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`, 'Content-Security-Policy': FILE_POLICY })
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) as never)
  })
}
