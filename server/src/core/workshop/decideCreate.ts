import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import { type Language, type Round, WORKSHOP_FORM, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { numbered } from './agenda.ts'
import { cleanLine } from './cleanText.ts'
import type { Decision } from './decision.ts'
import { type NewRound } from './decidePlanRound.ts'
import { roundWith } from './roundWish.ts'
import { type PartyWish, settleParties } from './settleParties.ts'

export type NewWorkshop = { readonly title: string; readonly language: Language; readonly parties: readonly PartyWish[]; readonly rounds: readonly NewRound[] }

/** [W19] A workshop begins at version 1, with its agenda planned and nobody in it. */
export function decideCreate(wish: NewWorkshop, by: { readonly now: string; readonly newId: () => string }): Outcome<Decision<void>> {
  const title = cleanLine(wish.title, { maxLength: WORKSHOP_LIMITS.titleLength, empty: 'title-empty', tooLong: 'title-too-long' })
  if (!title.ok) return title
  const parties = settleParties([], wish.parties, by.newId)
  if (!parties.ok) return parties
  if (wish.rounds.length > WORKSHOP_LIMITS.rounds) return decline('too-many', `rounds: at most ${WORKSHOP_LIMITS.rounds}`)
  const rounds: Round[] = []
  for (const planned of wish.rounds) {
    const round = roundWith({ id: by.newId(), title: '', phase: planned.phase, state: 'planned', order: -1 }, planned)
    if (!round.ok) return round
    rounds.push(round.value)
  }
  const state: WorkshopState = {
    id: by.newId(),
    title: title.value,
    language: wish.language,
    createdAt: by.now,
    version: 1,
    parties: parties.value,
    rounds: numbered(rounds),
    participants: [],
    snapshots: [],
    exportsFor: [],
    form: WORKSHOP_FORM,
  }
  return accept({ state, events: [{ type: 'workshop-created', at: by.now, body: { language: wish.language } }], value: undefined })
}
