import { ask, get } from './ask.ts'

export type At = { readonly url: string }
export type Person = { readonly workshopId: string; readonly participantId: string; readonly role: string; readonly accessToken: string }
export type Workshop = { readonly id: string; readonly title: string; readonly links: Readonly<Record<'facilitator' | 'participant' | 'viewer', string>> }
export type View = {
  readonly title: string
  readonly language: string
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly rounds: readonly { readonly id: string; readonly title: string; readonly state: string; readonly order: number }[]
  readonly currentRoundId: string | null
  readonly me: { readonly participantId: string; readonly name: string; readonly role: string; readonly partyId?: string }
  readonly generation: string
  readonly sealed: number
  readonly participants: readonly { readonly id: string; readonly name: string; readonly role: string; readonly partyId?: string }[]
}
export type Seal = { readonly number: number; readonly sha256: string; readonly previousSha256: string | null; readonly sealedAt: string }

export const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1)

export const create = (at: At, body: Readonly<Record<string, unknown>> = {}): Promise<Workshop> =>
  get(ask(at, 'POST', 'workshops', { body: { title: 'Visie op dienstverlening', parties: [{ name: 'Culemborg' }, { name: 'Tiel' }], ...body } }), 201)

export const enter = (at: At, link: string, name: string, more: Readonly<Record<string, unknown>> = {}): Promise<Person> =>
  get(ask(at, 'POST', 'sessions', { body: { token: secretOf(link), name, ...more } }), 201)

export const viewOf = (at: At, { workshopId, accessToken }: Person): Promise<View> => get(ask(at, 'GET', `workshops/${workshopId}`, { token: accessToken }))

/** A workshop with its facilitator inside and hands to lead it. */
export type Led = {
  readonly id: string
  readonly workshop: Workshop
  readonly ann: Person
  enter(role: 'facilitator' | 'participant' | 'viewer', name: string): Promise<Person>
  plan(round?: Readonly<Record<string, unknown>>): Promise<string>
  open(roundId: string): Promise<void>
  /** Plans and opens a round. */
  begin(round?: Readonly<Record<string, unknown>>): Promise<string>
  seal(roundId: string): Promise<Seal>
  record(number: number): Promise<{ readonly text: string; readonly value: SealedRecord }>
}
export type SealedRecord = Seal & { readonly workshopId: string; readonly content: Readonly<Record<string, unknown>> & { readonly cards: readonly { readonly id: string; readonly text: string }[] } }

export async function lead(at: At, body: Readonly<Record<string, unknown>> = {}): Promise<Led> {
  const workshop = await create(at, body)
  const ann = await enter(at, workshop.links.facilitator, 'Ann')
  const token = ann.accessToken
  const path = `workshops/${workshop.id}`
  const led: Led = {
    id: workshop.id,
    workshop,
    ann,
    enter: (role, name) => enter(at, workshop.links[role], name),
    plan: async (round = {}) => (await get<{ id: string }>(ask(at, 'POST', `${path}/rounds`, { token, body: { title: 'Ophalen', phase: 'start', ...round } }), 201)).id,
    open: async (roundId) => void (await get(ask(at, 'POST', `${path}/rounds/${roundId}/openings`, { token, body: {} }), 201)),
    begin: async (round) => {
      const roundId = await led.plan(round)
      await led.open(roundId)
      return roundId
    },
    seal: (roundId) => get<Seal>(ask(at, 'POST', `${path}/rounds/${roundId}/seals`, { token, body: {} }), 201),
    record: async (number) => {
      const { text } = await ask(at, 'GET', `${path}/snapshots/${number}`, { token })
      return { text, value: JSON.parse(text) as SealedRecord }
    },
  }
  return led
}
