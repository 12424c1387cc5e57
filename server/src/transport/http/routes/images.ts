import { ImageAddedSchema } from '@visiebord/shared/protocol/http/imageSchemas.ts'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import { Type } from 'typebox'
import { createFailureThrottle } from '../../../core/access/failureThrottle.ts'
import { addImage } from '../../../core/images/addImage.ts'
import { IMAGE_LIMITS } from '../../../core/images/imageLimits.ts'
import { IMAGE_MEDIA_TYPE } from '../../../core/ports/imageScaling.ts'
import { answer } from '../answer.ts'
import type { ApiApp } from '../apiApp.ts'
import { sendProblem } from '../problem.ts'
import type { RouteContext } from '../routeContext.ts'
import { FILE_POLICY } from '../securityHeaders.ts'
import { createUploadSlots } from '../uploadSlots.ts'

const FILE = /^[0-9a-f]{64}$/
/** Its name is what it holds: it never changes. Only for who has a session, so no cache but the browser's own. */
const FOR_EVER = 'private, max-age=31536000, immutable'

/** Bringing a picture for a card, and showing it. */
export async function addImageRoutes(app: ApiApp, context: RouteContext): Promise<void> {
  const tags = ['images']
  const onRequest = context.who.only('member')
  const paced = createFailureThrottle(context.clock, { atMost: IMAGE_LIMITS.aMinute, withinMs: 60_000 })
  const slots = createUploadSlots(IMAGE_LIMITS.atOnce)

  // Apart from the other calls: those take JSON and nothing else. What a body says of its own type is not believed, its bytes are looked at.
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    inner.route({
      method: 'POST',
      url: '/workshops/:workshopId/images',
      bodyLimit: IMAGE_LIMITS.uploadBytes,
      onRequest: [onRequest, async (request, reply) => {
        const { participantId } = context.who.session(request)
        if (paced.isTired(participantId)) return sendProblem(reply, refuse('too-fast'))
        const giveBack = slots.take(participantId) // before a byte of it is read
        if (giveBack === undefined) return sendProblem(reply, refuse('too-fast'))
        reply.raw.once('close', giveBack)
        paced.failed(participantId) // each counts, also what turns out to be none
        return undefined
      }],
      schema: { tags, summary: 'Bring a picture: PNG, JPEG, WebP or GIF as the body', params: Type.Object({ workshopId: Type.String() }), response: { 201: ImageAddedSchema } },
      handler: async (request, reply) => {
        const { workshopId, participantId } = context.who.session(request)
        const bytes = Buffer.isBuffer(request.body) ? request.body : new Uint8Array()
        return answer(reply, await addImage(context, workshopId, { bytes, actorId: participantId }), 201)
      },
    })
  })

  app.get('/workshops/:workshopId/images/:file', { onRequest, schema: { tags, summary: 'A picture', params: Type.Object({ workshopId: Type.String(), file: Type.String({ description: 'The SHA-256 of its bytes, hex.' }) }), response: { 200: Type.Unsafe<never>({ type: 'string', format: 'binary' }) } } }, async (request, reply) => {
    const { workshopId, file } = request.params
    const bytes = FILE.test(file) ? await context.store.readImage(workshopId, file) : undefined
    if (bytes === undefined) return sendProblem(reply, refuse('not-found'))
    return reply.headers({ 'Content-Type': IMAGE_MEDIA_TYPE, 'Cache-Control': FOR_EVER, 'Content-Security-Policy': FILE_POLICY }).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) as never)
  })
}
