import { planImport } from '@visiebord/shared/board/importContent.ts'
import { writeContent } from '@visiebord/shared/board/content.ts'
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import { SCHEMA } from '@visiebord/shared/board/schema.ts'
import type { Language, Party, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept } from '@visiebord/shared/workshop/refusals.ts'
import { newLinks } from '../access/links.ts'
import type { BoardHubPort } from '../ports/room.ts'
import type { LinkRow, StoreWrite, WorkshopRegister } from '../ports/store.ts'
import type { Clock, Random } from '../ports/system.ts'
import type { Template } from '../templates/template.ts'
import { decideCreate } from './decideCreate.ts'
import type { PartyWish } from './settleParties.ts'

export type CreateParts = { readonly store: WorkshopRegister; readonly hub: Pick<BoardHubPort, 'seed'>; readonly clock: Clock; readonly random: Random }
export type CreateWish = { readonly title: string; readonly language: Language; readonly parties: readonly PartyWish[]; readonly template: Template }

const EMPTY: BoardContent = { schema: SCHEMA, cards: [], sections: [], lanes: [], links: [], timeline: {} }
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** [W19] Makes a workshop, its links and its board in one transaction. The parties of the template come first, then those that are new. */
export async function createWorkshop(parts: CreateParts, wish: CreateWish): Promise<Outcome<{ readonly state: WorkshopState; readonly links: readonly LinkRow[] }>> {
  const { template } = wish
  const newId = (): string => parts.random.id()
  const given = wish.parties.filter((party) => !template.parties.some((one) => sameName(one.name, party.name)))
  const parties = [...template.parties.map(({ id: _id, ...party }) => party), ...given]
  const created = decideCreate({ title: wish.title, language: wish.language, parties, rounds: template.rounds }, { now: new Date(parts.clock.now()).toISOString(), newId })
  if (!created.ok) return created
  const { state, events } = created.value
  const links = newLinks(state.id, parts.random)
  const writes: readonly StoreWrite[] = [
    { type: 'workshop', write: { state, basedOn: 0, events } },
    ...links.map((link): StoreWrite => ({ type: 'link', link })),
    ...parts.hub.seed(state.id, (doc) => writeContent(doc, boardFor(template, state.parties, newId)), new Map()),
  ]
  await parts.store.commit(writes)
  return accept({ state, links })
}

/** The template's board with the ids of these parties in it. */
function boardFor(template: Template, parties: readonly Party[], newId: () => string): BoardContent {
  const nameOf = (templateId: string): string | undefined => template.parties.find((party) => party.id === templateId)?.name
  const partyOf = (templateId: string): string | undefined => parties.find((party) => sameName(party.name, nameOf(templateId) ?? ''))?.id
  return planImport(EMPTY, template.board ?? EMPTY, { newId, partyOf }).content
}
