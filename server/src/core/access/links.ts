import { ROLES, type Role } from '@visiebord/shared/workshop/nouns.ts'
import type { LinkRow } from '../ports/store.ts'
import type { Random } from '../ports/system.ts'
import { tokenHash } from './tokenHash.ts'

/** A fresh link for a role. The token is kept whole, so that the share dialog can show it again. */
export function newLink(workshopId: string, role: Role, random: Random): LinkRow {
  const token = random.secret()
  return { workshopId, role, token, tokenHash: tokenHash(token) }
}

export const newLinks = (workshopId: string, random: Random): readonly LinkRow[] => ROLES.map((role) => newLink(workshopId, role, random))

/** What people get: the token stands behind `#`, so it reaches no server and no log. */
export const linkAddress = (publicUrl: string, link: LinkRow): string => `${publicUrl}/join#${link.token}`

/** The address of each role's link. */
export function linkAddresses(publicUrl: string, links: readonly LinkRow[]): Readonly<Record<Role, string>> {
  const of = (role: Role): string => {
    const link = links.find((one) => one.role === role)
    if (link === undefined) throw new RangeError(`a workshop without a ${role} link`)
    return linkAddress(publicUrl, link)
  }
  return { facilitator: of('facilitator'), participant: of('participant'), viewer: of('viewer') }
}
