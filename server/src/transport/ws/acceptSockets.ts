import websocket from '@fastify/websocket'
import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Access } from '../../core/access/access.ts'
import { isOwnOrigin } from '../../core/access/ownOrigin.ts'
import type { Attached, BoardHubPort } from '../../core/ports/room.ts'
import type { Log } from '../../core/ports/system.ts'
import { sendProblem } from '../http/problem.ts'
import { keepEarlyMessages } from './earlyMessages.ts'
import { watchLiveness } from './liveness.ts'
import { socketPort } from './socketPort.ts'
import { readSocketQuery } from './socketQuery.ts'

/** A little above what the room takes, so that what is just too large is answered by the room; beyond it `ws` stops reading. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024 + 64 * 1024
const TRY_AGAIN_LATER = 1013
/** How `ws` says that a message exceeds `maxPayload`. */
const WS_TOO_LARGE = 1009

export type SocketParts = {
  readonly hub: Pick<BoardHubPort, 'open'>
  readonly access: Pick<Access, 'sessionOf'>
  /** PUBLIC_URL; asked anew each time, as the port may be known only after listening. */
  readonly publicUrl: () => string
  /** Path of PUBLIC_URL, '' or '/workshops'. */
  readonly basePath: string
  readonly log: Log
}

/** Registers `GET <basePath>/sync/:workshopId`. Call it before other routes; `hub.stop()` closes the sockets, `app.close()` what is left. */
export async function acceptSockets(app: FastifyInstance, parts: SocketParts): Promise<void> {
  const { hub, access, publicUrl, basePath, log } = parts
  await app.register(websocket, {
    options: { maxPayload: MAX_PAYLOAD_BYTES, perMessageDeflate: false, clientTracking: true },
    errorHandler: () => undefined, // `ws` has closed it with the right code already; the client is to blame, not the log
    preClose(done) {
      for (const socket of app.websocketServer.clients) socket.close(CLOSE.restarting)
      app.websocketServer.close(() => done())
    },
  })

  const serve = async (socket: WebSocket, request: FastifyRequest): Promise<void> => {
    const port = socketPort(socket, request.raw.socket)
    closeTooLargeAsOurs(socket)
    watchLiveness(socket, request.raw.socket)
    const early = keepEarlyMessages(() => port.close(TRY_AGAIN_LATER, 'too much before the board is open'))
    let attached: Attached | undefined
    let isGone = false
    socket.on('message', (data, isBinary) => {
      if (!isBinary) return port.close(CLOSE.notThisProtocol, 'text is not of this protocol')
      early.receive(bytesOf(data))
    })
    socket.once('close', () => {
      isGone = true
      attached?.detach()
    })

    const workshopId = workshopIdOf(request)
    const session = await access.sessionOf(workshopId, { cookie: request.headers.cookie, authorization: request.headers.authorization })
    if (!session.ok) return session.refused === 'removed' ? port.close(CLOSE.removed, 'removed') : port.close(CLOSE.noSession, 'no session')
    const room = await hub.open(workshopId).catch(() => undefined) // the hub has told the operator why
    if (isGone) return
    if (room === undefined) return port.close(TRY_AGAIN_LATER, 'the board cannot be opened now')
    attached = room.attach(port, { participantId: session.value.participantId, ...readSocketQuery(request.query) })
    early.passTo((message) => attached?.receive(message))
  }

  app.route({
    method: 'GET',
    url: `${basePath}/sync/*`, // not a parameter: those have a length limit, and every id gets the same answer
    onRequest(request, reply, done) {
      const { origin } = request.headers
      if (origin === undefined || isOwnOrigin(origin, publicUrl())) return done()
      sendProblem(reply, refuse('foreign-origin'))
    },
    handler: (_request, reply) => sendProblem(reply, refuse('not-found')),
    wsHandler(socket, request) {
      serve(socket, request).catch((error: unknown) => {
        log.error(`a socket could not be served: ${error instanceof Error ? error.message : String(error)}`)
        socket.close(TRY_AGAIN_LATER)
      })
    },
  })
}

const workshopIdOf = (request: FastifyRequest): string => {
  const { params } = request
  return typeof params === 'object' && params !== null && '*' in params && typeof params['*'] === 'string' ? params['*'] : ''
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return Array.isArray(data) ? Buffer.concat(data) : data
}

/** `ws` closes with 1009, with which clients come back at once and for ever; INTERFACE says 4413. */
function closeTooLargeAsOurs(socket: WebSocket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) => close(code === WS_TOO_LARGE ? CLOSE.tooLarge : code, reason)
}
