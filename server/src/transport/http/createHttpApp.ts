import Fastify, { type FastifyInstance } from 'fastify'
import type { HttpParts } from './httpParts.ts'

/** The whole HTTP side under `settings.basePath`, not yet listening. */
export async function createHttpApp(parts: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, trustProxy: [...parts.settings.trustedProxies] })
  await Promise.resolve()
  return app
}
