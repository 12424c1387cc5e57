import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { refuse } from '@visiebord/shared/workshop/refusals.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Log } from '../../core/ports/system.ts'
import { addGzip } from './gzipAssets.ts'
import type { HttpSettings } from './httpParts.ts'
import { sendProblem } from './problem.ts'
import { PAGE_POLICY } from './securityHeaders.ts'
import { readTheme, type ThemeFile } from './theme/themeFile.ts'

const BASE = '<base href="/">'
/** Vite puts a hash of the content into these names: what is behind one never changes. */
const HASHED = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/

/** The built page: the same index for every address of the app, with PUBLIC_URL's path in its `<base>`; and its assets. */
export async function addPages(app: FastifyInstance, settings: HttpSettings, log: Log): Promise<void> {
  const theme = settings.themeFile === undefined ? undefined : await readTheme(settings.themeFile, settings.clientDist, log)
  const index = createIndex(settings, theme)
  if ((await index()) === undefined) log.warn(`The page is not built: ${join(settings.clientDist, 'index.html')} is missing. Run: pnpm run build`)

  for (const path of ['/', '/join', '/w/:workshopId']) {
    app.get(path, async (_request, reply) => {
      const html = await index()
      return html === undefined ? sendPage(reply, 503, NOT_BUILT) : sendPage(reply, 200, html)
    })
  }

  if (theme !== undefined) {
    app.get('/theme.css', async (request, reply) => {
      void reply.headers({ 'Content-Type': 'text/css; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY, 'Cache-Control': 'no-cache', ETag: theme.etag })
      return request.headers['if-none-match'] === theme.etag ? reply.code(304).send() : reply.send(theme.css)
    })
  }

  addGzip(app)
  await app.register(fastifyStatic, {
    root: settings.clientDist,
    prefix: '/',
    wildcard: true,
    index: false,
    redirect: false,
    cacheControl: false,
    allowedPath: (path) => path !== '/index.html',
    setHeaders(reply, path) {
      void reply.header('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      void reply.header('Content-Security-Policy', PAGE_POLICY)
    },
  })

  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html')
    return wantsPage ? sendPage(reply, 404, (await index()) ?? NOT_FOUND) : sendProblem(reply, refuse('not-found'))
  })
}

/** Reads the index once it is there; until then each request looks again. */
function createIndex(settings: HttpSettings, theme: ThemeFile | undefined): () => Promise<string | undefined> {
  let filled: string | undefined
  return async () => {
    if (filled !== undefined) return filled
    const html = await readFile(join(settings.clientDist, 'index.html'), 'utf8').catch(() => undefined)
    const based = html?.replace(BASE, `<base href="${escapeAttribute(settings.basePath)}/">`)
    // Last in the head: after the tokens it may change.
    filled = theme === undefined ? based : based?.replace('</head>', '<link rel="stylesheet" href="theme.css"></head>')
    return filled
  }
}

const escapeAttribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')

const sendPage = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply.code(status).headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY, 'Cache-Control': 'no-cache' }).send(html)

const plainPage = (title: string, nl: string, en: string): string =>
  `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1><p>${nl}</p><p lang="en">${en}</p></main></html>`
const NOT_FOUND = plainPage('Visiebord', 'Deze pagina bestaat niet.', 'This page does not exist.')
const NOT_BUILT = plainPage('Visiebord', 'De pagina is nog niet gebouwd. Beheerder: voer <code>pnpm run build</code> uit.', 'The page has not been built yet. Administrator: run <code>pnpm run build</code>.')
