import swagger from '@fastify/swagger'
import { ProblemSchema } from '@visiebord/shared/protocol/http/problemSchema.ts'
import type { FastifyInstance } from 'fastify'
import { API_VERSION } from './apiApp.ts'

const PROBLEMS = {
  400: 'What was sent is not right.',
  401: 'No session of this workshop.',
  403: 'Not allowed.',
  404: 'Not there.',
  409: 'Not in this state.',
  413: 'Too large.',
  415: 'Not JSON.',
  429: 'Too many failures from this address.',
  503: 'The store cannot be reached now.',
} as const
const HEADERS = { 'API-Version': { description: 'Version of this interface.', schema: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+$` } } }

/** Describes every route added after it from the schemas that validate, and serves the description to anybody. */
export async function addOpenApi(app: FastifyInstance, basePath: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Visiebord',
        version: API_VERSION,
        description: 'The HTTP interface of a Visiebord server: workshops, people, rounds, sealed records and documents.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: `${basePath}/api/v1` }],
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'visiebord' }, accessToken: { type: 'http', scheme: 'bearer' } },
      },
    },
  })
  let described: unknown
  app.get('/openapi.json', { schema: { hide: true, querystring: { type: 'object', properties: {}, additionalProperties: false } } }, (_request, reply) => {
    described ??= finish(app.swagger() as unknown as Description)
    return reply.header('Access-Control-Allow-Origin', '*').send(described)
  })
}

type Operation = { responses: Record<string, object>; security?: object[] }
type Description = { paths: Record<string, Record<string, Operation>> }

/** What holds for every operation and would be noise at each route: problems, the version header, who may call. */
function finish(description: Description): Description {
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const operation of Object.values(operations)) {
      for (const [status, text] of Object.entries(PROBLEMS)) {
        operation.responses[status] ??= { description: text, content: { 'application/problem+json': { schema: ProblemSchema } } }
      }
      for (const response of Object.values(operation.responses)) Object.assign(response, { headers: HEADERS })
      if (path.startsWith('/workshops/{')) operation.security = [{ session: [] }, { accessToken: [] }]
    }
  }
  return description
}
