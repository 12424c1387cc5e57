/**
 * Who somebody is: links open sessions, sessions answer for HTTP and sockets alike. Made by `createAccess()`.
 * A session token is a secret; everything here that stores or logs sees its hash only.
 */
import type { Invitation } from '@visiebord/shared/protocol/invitation.ts'
import type { Participant, Role } from '@visiebord/shared/workshop/nouns.ts'
import type { Outcome } from '@visiebord/shared/workshop/refusals.ts'

/** The two headers in which a session may come: the browser's cookie, a program's `Authorization: Bearer`. */
export type Credentials = { readonly cookie?: string | undefined; readonly authorization?: string | undefined }

export type Session = { readonly workshopId: string; readonly participantId: string; readonly participant: Participant }

export type JoinWish = { readonly token: string; readonly name?: string; readonly partyId?: string; readonly asNew?: boolean }

export type Joined = {
  readonly workshopId: string
  readonly participantId: string
  readonly role: Role
  readonly accessToken: string
  /** Value of the cookie that the browser holds from now on: this session and those of its other workshops. */
  readonly cookie: string
}

export type Access = {
  /**
   * Whose session these headers carry in this workshop. Refuses `no-session` alike for an unknown workshop, an unknown or
   * expired token, or another workshop's; `removed` for somebody whom a facilitator took out.
   */
  sessionOf(workshopId: string, credentials: Credentials): Promise<Outcome<Session>>
  /** Opens a session by the token of a link. `address` is where it comes from: only failures count against it. */
  join(wish: JoinWish, credentials: Credentials, address: string): Promise<Outcome<Joined>>
  /** What the join page shows. Counts failures as `join` does. */
  look(token: string, credentials: Credentials, address: string): Promise<Outcome<Invitation>>
  /** Ends this session and closes its sockets; answers the cookie that is left. */
  leave(session: Session, credentials: Credentials): Promise<{ readonly cookie: string }>
  /** The links of a workshop, whole, to be shown. */
  links(workshopId: string): Promise<Readonly<Record<Role, string>>>
  /** A new link for a role: the old token stops at once. With `endSessions` everybody of that role but `by` has to come in anew. */
  renewLink(workshopId: string, role: Role, options: { readonly by: string; readonly endSessions: boolean }): Promise<Outcome<string>>
}
