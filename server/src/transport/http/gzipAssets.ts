import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const COMPRESSIBLE = /^(text\/|application\/(javascript|json|manifest\+json)|image\/svg\+xml)/
const compress = promisify(gzip)

/** Sends the page's files gzipped to who takes that. Each is compressed once: two hundred people open the same page in one minute. */
export function addGzip(app: FastifyInstance): void {
  const compressed = new Map<string, Promise<Buffer>>()

  app.addHook('onSend', async (request, reply, payload) => {
    const type = reply.getHeader('content-type')
    if (reply.statusCode !== 200 || typeof type !== 'string' || !COMPRESSIBLE.test(type) || !isStream(payload)) return payload
    void reply.header('Vary', 'Accept-Encoding')
    if (request.method !== 'GET') return payload // a question about a file brings none along
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload
    // The address and the time of change: an asset that was built anew is compressed anew.
    const key = `${request.url.split('?', 1)[0] ?? ''} ${String(reply.getHeader('last-modified'))}`
    const known = compressed.get(key)
    if (known !== undefined) payload.destroy()
    const bytes = await (known ?? remember(key, payload))
    void reply.removeHeader('accept-ranges').headers({ 'Content-Encoding': 'gzip', 'Content-Length': bytes.length })
    return bytes
  })

  function remember(key: string, stream: Readable): Promise<Buffer> {
    const bytes = stream.toArray().then((chunks: Buffer[]) => compress(Buffer.concat(chunks), { level: 9 }))
    compressed.set(key, bytes)
    bytes.catch(() => compressed.delete(key))
    return bytes
  }
}

const isStream = (payload: unknown): payload is Readable => typeof payload === 'object' && payload !== null && 'toArray' in payload && 'destroy' in payload
