import type { FastifyInstance } from 'fastify'
import { API_VERSION } from './apiApp.ts'
import type { HttpSettings } from './httpParts.ts'

/** The page loads nothing from elsewhere and runs nothing that is not a file of ours. */
export const PAGE_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'self'", "frame-ancestors 'none'",
].join('; ')
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'"
/** A downloaded document that is opened in the browser after all runs nothing. */
export const FILE_POLICY = `${API_POLICY}; sandbox`

/** On every response, errors too. The strictest policy and no storing are the rule; pages and assets set their own. */
export const securityHeaders = (settings: HttpSettings): Record<string, string> => ({
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': API_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // On plain http a browser ignores it at best; behind https it is the law (Besluit beveiligde verbinding).
  ...(settings.publicUrl().startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})

export function addSecurityHeaders(app: FastifyInstance, settings: HttpSettings): void {
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(securityHeaders(settings))
    done()
  })
}
