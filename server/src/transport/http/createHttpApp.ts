import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { createOrganiserGate } from '../../core/access/organiserGate.ts'
import { createErrorHandler } from './errors.ts'
import { addHostRule } from './hostRule.ts'
import type { HttpParts } from './httpParts.ts'
import { acceptJsonOnly } from './jsonOnly.ts'
import { addNoTrailingSlash } from './noTrailingSlash.ts'
import { addOpenApi } from './openApi.ts'
import { addOriginRule } from './originRule.ts'
import { addPages } from './pages.ts'
import { sendProblem } from './problem.ts'
import type { RouteContext } from './routeContext.ts'
import { addHealthRoute } from './routes/health.ts'
import { addImageRoutes } from './routes/images.ts'
import { addImportRoutes } from './routes/imports.ts'
import { addLinkRoutes } from './routes/links.ts'
import { addParticipantRoutes } from './routes/participants.ts'
import { addPartyRoutes } from './routes/parties.ts'
import { addRoundRoutes } from './routes/rounds.ts'
import { addSessionRoutes } from './routes/sessions.ts'
import { addSnapshotRoutes } from './routes/snapshots.ts'
import { addWorkshopRoutes } from './routes/workshops.ts'
import { addSecurityHeaders, securityHeaders } from './securityHeaders.ts'
import { answerUnreadable } from './unreadable.ts'
import { boundWaitingLines, PATIENCE_MS } from './waitingLines.ts'
import { createWhoAsks } from './whoAsks.ts'

const LARGEST_BODY_BYTES = 1024 * 1024
const LONGEST_ID = 16 * 1024 // as long as a request line gets: a strange id is answered like any other that is not there

/**
 * The whole HTTP side, not yet listening: `/api/v1`, `/health` and the built page, all under `settings.basePath`. The framework
 * logs nothing (addresses and bodies hold names and secrets); sockets may be added to it before it is ready.
 */
export async function createHttpApp(parts: HttpParts): Promise<FastifyInstance> {
  const { settings, log } = parts
  const app = Fastify({
    logger: false,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    bodyLimit: LARGEST_BODY_BYTES,
    // Who sends a byte now and then holds a line open; without these for ever. A missing Host is answered by us, as a problem.
    requestTimeout: PATIENCE_MS.request,
    http: { headersTimeout: PATIENCE_MS.headers, connectionsCheckingInterval: PATIENCE_MS.lookEvery, requireHostHeader: false },
    routerOptions: { maxParamLength: LONGEST_ID },
    // Unknown input is refused, never dropped; a number in a string is no number (INTERFACE "HTTP").
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
    clientErrorHandler: answerUnreadable(settings),
    // Only an address that cannot be decoded comes here, before any hook. As an id it is one that nobody has a session of.
    frameworkErrors(_error, request, reply) {
      const namesWorkshop = ['/api/v1/workshops/', '/sync/'].some((path) => request.url.startsWith(settings.basePath + path))
      if (request.headers.upgrade !== undefined) reply.raw.once('finish', () => endLine(request))
      sendProblem(reply.headers(securityHeaders(settings)), refuse(namesWorkshop ? 'no-session' : 'invalid'))
    },
  })
  // Schemas of answers describe; what leaves is what the handler said, unfiltered.
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  app.setErrorHandler(createErrorHandler(log))
  boundWaitingLines(app.server, parts.clock)
  app.addHook('onResponse', (request, _reply, done) => {
    if (request.headers.upgrade !== undefined) endLine(request)
    done()
  })
  addSecurityHeaders(app, settings)
  addHostRule(app)
  addNoTrailingSlash(app, settings)
  addOriginRule(app, settings)

  const context: RouteContext = { ...parts, who: createWhoAsks(parts.access), organiserGate: createOrganiserGate(settings.organiserCode, parts.clock), newId: () => parts.random.id() }
  await app.register(
    async (scope) => {
      await scope.register((api) => addApi(api, context), { prefix: '/api/v1' })
      addHealthRoute(scope, context)
      await scope.register((pages) => addPages(pages, settings, log))
    },
    { prefix: settings.basePath },
  )
  if (settings.basePath !== '') {
    // Whoever watches the container need not know the path; everything else outside it is not ours.
    addHealthRoute(app, context)
    app.setNotFoundHandler((_request, reply) => sendProblem(reply, refuse('not-found')))
  }
  return app
}

/** Of a line that was to become a socket Node takes its hands: answered like a call, it would stay open for ever. */
const endLine = (request: FastifyRequest): void => request.raw.socket.destroySoon()

async function addApi(app: FastifyInstance, context: RouteContext): Promise<void> {
  acceptJsonOnly(app)
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, refuse('not-found')))
  // Nothing here takes a query: what stands behind ? is refused, not overlooked.
  app.addHook('onRoute', (route) => {
    route.schema = { querystring: { type: 'object', properties: {}, additionalProperties: false }, ...route.schema }
  })
  await addOpenApi(app, context.settings.basePath)
  const api = app.withTypeProvider<TypeBoxTypeProvider>()
  addWorkshopRoutes(api, context)
  addSessionRoutes(api, context)
  addParticipantRoutes(api, context)
  addPartyRoutes(api, context)
  addLinkRoutes(api, context)
  addRoundRoutes(api, context)
  addSnapshotRoutes(api, context)
  addImportRoutes(api, context)
  await addImageRoutes(api, context)
  addHealthRoute(app, context)
}
