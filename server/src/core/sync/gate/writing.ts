/** What a message does to the board, piece by piece, for the rules that look at it. */
import type { CardKind, Root } from '@visiebord/shared/board/schema.ts'
import { isCardKind } from '@visiebord/shared/board/fieldRules.ts'
import { growText, NO_EFFECTS, noEffects, setEntry, type Effects } from './effects.ts'
import { idKey, type Container, type EntryContainer, type Place } from './place.ts'
import type { PlacedStruct } from './placedStruct.ts'
import type { Surroundings } from './placing.ts'
import type { Deletion } from './queuedWork.ts'
import { containerMadeInDoc, nextClockOf, placeInDoc, plainField, presentEntry, structAt } from './yjsStructs.ts'

/** Something that is deleted: where it sat, what it made, how many clocks of it go. */
export type Removal = { readonly place: Place; readonly makes: Container | undefined; readonly length: number; readonly isString: boolean }

/** What a deletion takes away. A part of the doc comes as one item each; what arrives and goes in one message may be many. */
export function addRemovals(into: Removal[], around: Surroundings, { client, clock, length }: Deletion): void {
  if (clock < nextClockOf(around.doc, client)) {
    const struct = structAt(around.doc, client, clock)
    if (struct === undefined) return
    const made = containerMadeInDoc(around.doc, struct)
    const place = placeInDoc(around.doc, struct)
    const isText = typeof place !== 'string' && place.in.level === 'text'
    into.push({ place, makes: typeof made === 'string' ? undefined : made, length, isString: isText })
    return
  }
  const visit = ({ place, makes, struct }: PlacedStruct): void => {
    const cut = Math.min(struct.clock + struct.length, clock + length) - Math.max(struct.clock, clock)
    into.push({ place, makes, length: cut, isString: struct.content?.type === 'string' })
  }
  around.queued.eachStruct(client, clock, clock + length, visit)
  around.arriving.each(client, clock, clock + length, visit)
}

/** The card's kind before this message; undefined when it has none or is new in this message. */
export function kindBefore({ doc, queued }: Surroundings, card: EntryContainer): CardKind | undefined {
  const ahead = queued.kindOf(idKey(card.id))
  if (ahead !== undefined) return ahead
  const kind = plainField(doc, card, 'kind')
  return isCardKind(kind) ? kind : undefined
}

/** What an entry id meant before this message. */
export function entryBefore({ doc, queued }: Surroundings, root: Root, entry: string): EntryContainer | undefined {
  const ahead = queued.entry(root, entry)
  return ahead === undefined ? presentEntry(doc, root, entry) : ahead.now
}

export function effectsOf(around: Surroundings, structs: readonly PlacedStruct[], removals: readonly Removal[]): Effects {
  if (!structs.some(hasEffect) && !removals.some(takesEffect)) return NO_EFFECTS
  const effects = noEffects()
  for (const { struct, place, makes } of structs) {
    if (makes?.level === 'entry') setEntry(effects, makes.root, makes.entry, makes)
    if (typeof place === 'string' || struct.content === undefined) continue
    if (struct.content.type === 'string') growIfText(effects, place.in, struct.length)
    if (struct.content.type !== 'values' || place.in.level !== 'entry') continue
    if (place.in.root === 'remarks' && (place.key === 'kind' || place.key === 'authorId')) {
      const remark = idKey(place.in.id)
      effects.remarks.set(remark, { ...(effects.remarks.get(remark) ?? NO_REMARK), [place.key]: struct.content.values.at(-1) })
    }
    if (place.key !== 'kind' || place.in.root !== 'cards') continue
    const kind = struct.content.values.at(-1)
    if (isCardKind(kind)) effects.kinds.set(idKey(place.in.id), kind)
  }
  for (const { place, makes, length, isString } of removals) {
    if (makes?.level === 'entry' && meansNow(around, effects, makes)) setEntry(effects, makes.root, makes.entry, undefined)
    if (isString && typeof place !== 'string') growIfText(effects, place.in, -length)
  }
  return effects
}

const NO_REMARK = { kind: undefined, authorId: undefined }

const hasEffect = ({ place, makes, struct }: PlacedStruct): boolean =>
  makes !== undefined || (typeof place !== 'string' && (place.key === 'kind' || struct.content?.type === 'string'))
const takesEffect = ({ makes, isString }: Removal): boolean => makes !== undefined || isString

function growIfText(effects: Effects, container: Container, by: number): void {
  if (container.level === 'text') growText(effects, container, by)
}

/** Whether an entry id still means this life of it, so that its deletion takes the entry off the board. */
function meansNow(around: Surroundings, effects: Effects, made: EntryContainer): boolean {
  const ofRoot = effects.entries.get(made.root)
  const now = ofRoot?.has(made.entry) === true ? ofRoot.get(made.entry) : entryBefore(around, made.root, made.entry)
  return now !== undefined && idKey(now.id) === idKey(made.id)
}

