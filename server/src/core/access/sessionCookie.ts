/**
 * One cookie holds the sessions that a browser has in several workshops: `<workshopId>.<token>~<workshopId>.<token>`, the
 * last joined first. Ids and tokens are letters, digits, `-` and `_`, so nothing needs escaping.
 */
export const SESSION_COOKIE = 'visiebord'

/** Some 65 bytes each: 40 stay well below the 4 kB that browsers keep of one cookie. The oldest falls off. */
const MOST = 40
const ENTRY = /^([\w-]{1,64})\.([\w-]{16,128})$/

export type CookieSession = { readonly workshopId: string; readonly token: string }

/** Reads the `Cookie` header; what is not ours or does not parse is left out. */
export function readSessionCookie(header: string | undefined): readonly CookieSession[] {
  const sessions: CookieSession[] = []
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.split('=', 2)
    if (name?.trim() !== SESSION_COOKIE || value === undefined) continue
    for (const entry of value.trim().split('~')) {
      const [, workshopId, token] = ENTRY.exec(entry) ?? []
      if (workshopId !== undefined && token !== undefined && sessions.length < MOST) sessions.push({ workshopId, token })
    }
  }
  return sessions
}

export const writeSessionCookie = (sessions: readonly CookieSession[]): string =>
  sessions.slice(0, MOST).map((session) => `${session.workshopId}.${session.token}`).join('~')

/** The sessions with this one in front, in place of an older one of the same workshop. */
export const withSession = (sessions: readonly CookieSession[], session: CookieSession): readonly CookieSession[] => [session, ...withoutWorkshop(sessions, session.workshopId)]

export const withoutWorkshop = (sessions: readonly CookieSession[], workshopId: string): readonly CookieSession[] => sessions.filter((session) => session.workshopId !== workshopId)
