import { SESSION_COOKIE } from '../../core/access/sessionCookie.ts'
import type { HttpSettings } from './httpParts.ts'

// The longest that browsers keep a cookie. Sessions end after 30 days by themselves; the cookie stays, so that the link renews the same person.
const KEEP_SECONDS = 400 * 24 * 60 * 60

/** The `Set-Cookie` value. Without a session left, the cookie goes. */
export function cookieHeader(value: string, settings: HttpSettings): string {
  const secure = settings.publicUrl().startsWith('https:') ? '; Secure' : ''
  return `${SESSION_COOKIE}=${value}; Path=${settings.basePath || '/'}; Max-Age=${value === '' ? 0 : KEEP_SECONDS}; HttpOnly; SameSite=Strict${secure}`
}
