import type { Credentials } from './access.ts'
import { readSessionCookie } from './sessionCookie.ts'

const BEARER = /^Bearer +([\w.~+/=-]{1,256})$/i

/** The session token that came with a request for this workshop. An `Authorization` header goes before the cookie, also when it is wrong. */
export function presentedToken(workshopId: string, credentials: Credentials): string | undefined {
  if (credentials.authorization !== undefined) return BEARER.exec(credentials.authorization.trim())?.[1]
  return readSessionCookie(credentials.cookie).find((session) => session.workshopId === workshopId)?.token
}
