import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { accept, decline, type Outcome } from '@visiebord/shared/workshop/refusals.ts'
import type { BoardHubPort } from '../ports/room.ts'
import type { AccessRegister, LinkRow, SessionRow } from '../ports/store.ts'
import type { Clock, Random } from '../ports/system.ts'
import { openRoundOf } from '../workshop/agenda.ts'
import { decideJoin } from '../workshop/decideJoin.ts'
import { decideRenewLink } from '../workshop/decideRenewLink.ts'
import type { WorkshopDesk } from '../workshop/workshopDesk.ts'
import type { WorkshopDesks } from '../workshop/workshopDesks.ts'
import type { Access, Credentials } from './access.ts'
import { createFailureThrottle } from './failureThrottle.ts'
import { linkAddress, linkAddresses, newLink } from './links.ts'
import { presentedToken } from './presentedToken.ts'
import { readSessionCookie, withoutWorkshop, withSession, writeSessionCookie } from './sessionCookie.ts'
import { tokenHash } from './tokenHash.ts'

export type AccessParts = {
  readonly store: AccessRegister
  readonly desks: WorkshopDesks
  readonly hub: Pick<BoardHubPort, 'peek'>
  readonly clock: Clock
  readonly random: Random
  readonly publicUrl: () => string
}

const SESSION_MS = 30 * 24 * 60 * 60 * 1000 // INTERFACE: sessions live 30 days
// A person who mistypes needs a few tries; somebody who guesses needs 2^127. Only wrong ones are counted.
const WRONG_TOKENS = { atMost: 30, withinMs: 60_000 }

export function createAccess(parts: AccessParts): Access {
  const { store, desks, hub, clock, random } = parts
  const wrong = createFailureThrottle(clock, WRONG_TOKENS)
  const now = (): string => new Date(clock.now()).toISOString()

  /** The session row behind these credentials in this workshop, also when it has expired. */
  async function rowOf(workshopId: string, credentials: Credentials): Promise<{ readonly row: SessionRow; readonly token: string } | undefined> {
    const token = presentedToken(workshopId, credentials)
    if (token === undefined) return undefined
    const row = await store.findSession(tokenHash(token))
    return row?.workshopId === workshopId ? { row, token } : undefined
  }

  const isLive = (row: SessionRow): boolean => Date.parse(row.expiresAt) > clock.now()

  /** [ACC3] A right token always passes, however many wrong ones came from the same address. */
  async function follow(token: string, address: string): Promise<Outcome<{ readonly link: LinkRow; readonly desk: WorkshopDesk }>> {
    const link = await store.findLink(tokenHash(token))
    const desk = link === undefined ? undefined : await desks.open(link.workshopId)
    if (link !== undefined && desk !== undefined) return accept({ link, desk })
    const tired = wrong.isTired(address)
    wrong.failed(address)
    return decline(tired ? 'too-fast' : 'link-unknown')
  }

  return {
    async sessionOf(workshopId, credentials) {
      const found = await rowOf(workshopId, credentials)
      if (found === undefined || !isLive(found.row)) return decline('no-session')
      const desk = await desks.open(workshopId)
      const participant = desk?.state().participants.find((one) => one.id === found.row.participantId)
      if (participant === undefined) return decline('no-session')
      if (participant.removedAt !== undefined) return decline('removed')
      return accept({ workshopId, participantId: participant.id, participant })
    },

    async look(token, credentials, address) {
      const followed = await follow(token, address)
      if (!followed.ok) return followed
      const { link, desk } = followed.value
      const state = desk.state()
      const found = await rowOf(link.workshopId, credentials)
      const known = found === undefined ? undefined : desk.participant(found.row.participantId)
      return accept({
        workshopId: state.id,
        title: state.title,
        role: link.role,
        parties: state.parties,
        openRound: openRoundOf(state)?.title ?? null,
        present: hub.peek(state.id)?.persons().filter((person) => person.seats.length > 0).length ?? 0,
        ...(known === undefined ? {} : { you: { name: known.name, ...(known.partyId === undefined ? {} : { partyId: known.partyId }) } }),
      })
    },

    async join(wish, credentials, address) {
      const followed = await follow(wish.token, address)
      if (!followed.ok) return followed
      const { link, desk } = followed.value
      const { workshopId } = link
      const found = wish.asNew === true ? undefined : await rowOf(workshopId, credentials)
      // A live session keeps its token: the other tab and the program that hold it go on. An expired one is not brought back to life.
      const accessToken = found !== undefined && isLive(found.row) ? found.token : random.secret()
      const createdAt = now()
      const expiresAt = new Date(clock.now() + SESSION_MS).toISOString()
      const intent = {
        role: link.role,
        ...(wish.name === undefined ? {} : { name: wish.name }),
        ...(wish.partyId === undefined ? {} : { partyId: wish.partyId }),
        ...(found === undefined ? {} : { knownAs: found.row.participantId }),
      }
      const joined = await desk.perform((state) => decideJoin(state, intent, { now: createdAt, newId: () => random.id() }), {
        alongside: (participant) => [
          ...(found === undefined ? [] : [{ type: 'end-session', tokenHash: found.row.tokenHash } as const]),
          { type: 'session', session: { tokenHash: tokenHash(accessToken), workshopId, participantId: participant.id, createdAt, expiresAt } },
        ],
      })
      if (!joined.ok) return joined
      const cookie = writeSessionCookie(withSession(readSessionCookie(credentials.cookie), { workshopId, token: accessToken }))
      return accept({ workshopId, participantId: joined.value.id, role: joined.value.role, accessToken, cookie })
    },

    async leave(session, credentials) {
      const token = presentedToken(session.workshopId, credentials)
      if (token !== undefined) await store.commit([{ type: 'end-session', tokenHash: tokenHash(token) }])
      hub.peek(session.workshopId)?.disconnect([session.participantId], CLOSE.noSession)
      return { cookie: writeSessionCookie(withoutWorkshop(readSessionCookie(credentials.cookie), session.workshopId)) }
    },

    links: async (workshopId) => linkAddresses(parts.publicUrl(), await store.linksOf(workshopId)),

    async renewLink(workshopId, role, { by, endSessions }) {
      const desk = await desks.open(workshopId)
      if (desk === undefined) return decline('no-session')
      const link = newLink(workshopId, role, random)
      const renewed = await desk.perform((state) => decideRenewLink(state, { role, endSessions }, { actorId: by, now: now() }), {
        alongside: (participantIds) => [{ type: 'link', link }, ...(participantIds.length === 0 ? [] : [{ type: 'end-sessions', workshopId, participantIds } as const])],
      })
      if (!renewed.ok) return renewed
      if (renewed.value.length > 0) hub.peek(workshopId)?.disconnect(renewed.value, CLOSE.removed)
      return accept(linkAddress(parts.publicUrl(), link))
    },
  }
}
