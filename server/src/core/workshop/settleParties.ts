import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { MARKS } from '@visiebord/shared/workshop/papers.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { cleanLine } from './cleanText.ts'
import { shortNameFor } from './shortName.ts'

/** A party as asked for. With an `id` (or the name of one that is there) it is that party, changed. */
export type PartyWish = { readonly id?: string; readonly name: string; readonly short?: string; readonly color?: number }

const nameKey = (name: string): string => name.normalize('NFKC').toLocaleLowerCase('nl')

/** [W20] The whole list of parties as it will be: names told apart, short names and colours given to who has none. */
export function settleParties(before: readonly Party[], wishes: readonly PartyWish[], newId: () => string): Outcome<readonly Party[]> {
  if (wishes.length > WORKSHOP_LIMITS.parties) return decline('too-many', `parties: at most ${WORKSHOP_LIMITS.parties}`)
  const names = new Set<string>()
  const kept = new Set<string>()
  const drafts: { id: string; name: string; short: string | undefined; color: number | undefined }[] = []
  for (const wish of wishes) {
    const name = cleanLine(wish.name, { maxLength: WORKSHOP_LIMITS.partyNameLength, empty: 'party-name-empty', tooLong: 'name-too-long' })
    if (!name.ok) return name
    if (names.has(nameKey(name.value))) return decline('party-duplicate', name.value)
    names.add(nameKey(name.value))
    const known = wish.id === undefined ? before.find((party) => nameKey(party.name) === nameKey(name.value)) : before.find((party) => party.id === wish.id)
    if (wish.id !== undefined && known === undefined) return decline('party-unknown', wish.id)
    if (known !== undefined && kept.has(known.id)) return decline('party-duplicate', known.name)
    if (known !== undefined) kept.add(known.id)
    const short = wish.short === undefined ? accept(known?.short) : cleanShort(wish.short)
    if (!short.ok) return short
    drafts.push({ id: known?.id ?? newId(), name: name.value, short: short.value, color: wish.color ?? known?.color })
  }
  return accept(finish(drafts))
}

function cleanShort(text: string): Outcome<string> {
  return cleanLine(text, { maxLength: WORKSHOP_LIMITS.partyShortLength, empty: 'invalid', tooLong: 'invalid' })
}

function finish(drafts: readonly { id: string; name: string; short: string | undefined; color: number | undefined }[]): readonly Party[] {
  const shorts = new Set(drafts.flatMap((draft) => draft.short ?? []))
  const colors = drafts.flatMap((draft) => draft.color ?? [])
  return drafts.map((draft) => {
    const short = draft.short ?? shortNameFor(draft.name, shorts)
    shorts.add(short)
    const color = draft.color ?? leastUsed(colors)
    if (draft.color === undefined) colors.push(color)
    return { id: draft.id, name: draft.name, short, color }
  })
}

/** The first paper and mark that the fewest parties have. */
function leastUsed(colors: readonly number[]): number {
  const uses = Array.from({ length: MARKS }, (_, index) => colors.filter((color) => color === index + 1).length)
  return uses.indexOf(Math.min(...uses)) + 1
}
