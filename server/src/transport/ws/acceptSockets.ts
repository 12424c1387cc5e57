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
import { limitControlFrames } from './controlFrames.ts'
import { type Crowd, createCrowd } from './crowd.ts'
import { handshakeProblem } from './handshake.ts'
import { keepEarlyMessages } from './earlyMessages.ts'
import { watchLiveness } from './liveness.ts'
import { socketPort } from './socketPort.ts'
import { readSocketQuery } from './socketQuery.ts'

/** A little above what the room takes, so that what is just too large is answered by the room; beyond it `ws` stops reading. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024 + 64 * 1024
const TRY_AGAIN_LATER = 1013
/**
 * What `ws` does with bytes: a message above `maxPayload` or in more pieces is none (browsers cut a long one into some dozens), nothing is
 * unpacked, and who was told to go and stays is cut.
 */
const SOCKET_OPTIONS = { maxPayload: MAX_PAYLOAD_BYTES, maxFragments: 4_096, perMessageDeflate: false, clientTracking: true, closeTimeout: 5_000 } as const
/** How `ws` says what is wrong with frames, and how we do: with its own codes y-websocket comes back at once and for ever. */
const OUR_CODES: Readonly<Record<number, number>> = { 1002: CLOSE.notThisProtocol, 1003: CLOSE.notThisProtocol, 1007: CLOSE.notThisProtocol, 1008: CLOSE.notThisProtocol, 1009: CLOSE.tooLarge }

export type SocketParts = {
  readonly hub: Pick<BoardHubPort, 'open' | 'peek'>
  readonly access: Pick<Access, 'sessionOf'>
  /** PUBLIC_URL; asked anew each time, as the port may be known only after listening. */
  readonly publicUrl: () => string
  /** Path of PUBLIC_URL, '' or '/workshops'. */
  readonly basePath: string
  readonly log: Log
  /** Sockets by address; a test may bring a small one. */
  readonly crowd?: Crowd
}

/** Registers `GET <basePath>/sync/:workshopId`. Call it before other routes; `hub.stop()` closes the sockets, `app.close()` what is left. */
export async function acceptSockets(app: FastifyInstance, parts: SocketParts): Promise<void> {
  const { hub, access, publicUrl, basePath, log, crowd = createCrowd() } = parts
  await app.register(websocket, {
    options: SOCKET_OPTIONS,
    errorHandler: () => undefined, // `ws` has closed it with the right code already; the client is to blame, not the log
    preClose(done) {
      for (const socket of app.websocketServer.clients) socket.close(CLOSE.restarting)
      app.websocketServer.close(() => done())
    },
  })

  const sessionOf = (request: FastifyRequest): ReturnType<Access['sessionOf']> =>
    access.sessionOf(workshopIdOf(request), { cookie: request.headers.cookie, authorization: request.headers.authorization })

  const serve = async (socket: WebSocket, request: FastifyRequest): Promise<void> => {
    const port = socketPort(socket, request.raw.socket)
    closeAsOurs(socket)
    watchLiveness(socket, request.raw.socket)
    limitControlFrames(socket)
    const place = crowd.enter(socket, request.ip)
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

    socket.pause() // nothing is kept for strangers, however long the store takes to say who they are
    const session = await sessionOf(request)
    if (!session.ok) {
      place.turnedAway()
      return port.close(session.refused === 'removed' ? CLOSE.removed : CLOSE.noSession, session.refused === 'removed' ? 'removed' : 'no session')
    }
    const workshopId = workshopIdOf(request)
    if (!place.belongsTo(`${workshopId} ${session.value.participantId}`)) return port.close(CLOSE.tooFast, 'too many windows of one person')
    socket.resume()
    const wasOpen = hub.peek(workshopId) !== undefined
    const room = await hub.open(workshopId).catch(() => undefined) // the hub has told the operator why
    if (isGone) return
    if (room === undefined) return port.close(TRY_AGAIN_LATER, 'the board cannot be opened now')
    // Whoever ended this session while the board was being opened found no socket to close.
    if (!wasOpen && !(await sessionOf(request)).ok) return port.close(CLOSE.noSession, 'the session has ended')
    if (isGone) return
    attached = room.attach(port, { participantId: session.value.participantId, ...readSocketQuery(request.query) })
    early.passTo((message) => attached?.receive(message))
  }

  app.route({
    method: 'GET',
    url: `${basePath}/sync/*`, // not a parameter: those have a length limit, and every id gets the same answer
    onRequest(request, reply, done) {
      const { origin } = request.headers
      const isOurs = origin === undefined || isOwnOrigin(origin, publicUrl())
      const problem = !isOurs ? refuse('foreign-origin') : !request.ws ? undefined : (handshakeProblem(request.raw) ?? (crowd.hasRoomFor(request.ip) ? undefined : refuse('too-many-sockets')))
      if (problem === undefined) done()
      else sendProblem(reply, problem)
    },
    handler: (_request, reply) => sendProblem(reply, refuse('not-found')),
    wsHandler(socket, request) {
      serve(socket, request).catch((error: unknown) => {
        log.error(`a socket could not be served: ${error instanceof Error ? error.message : String(error)}`)
        socket.resume() // it may still be waiting to hear who it is, and would not read our goodbye
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

function closeAsOurs(socket: WebSocket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) => close(code === undefined ? code : (OUR_CODES[code] ?? code), reason)
}
