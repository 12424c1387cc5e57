import { align, type Alignment } from '@visiebord/shared/board/arrange/align.ts'
import { type Direction, distribute } from '@visiebord/shared/board/arrange/distribute.ts'
import { type Laid, laidOf, type Placed } from '@visiebord/shared/board/arrange/laid.ts'
import { type SectionLay, tidyInSection } from '@visiebord/shared/board/arrange/layInSection.ts'
import { sectionAround } from '@visiebord/shared/board/arrange/sectionAround.ts'
import { laidInSection, sortInSection, type Sorting } from '@visiebord/shared/board/arrange/sortInSection.ts'
import { tidyUp } from '@visiebord/shared/board/arrange/tidyUp.ts'
import type { BoardReader, CardMove } from '@visiebord/shared/board/board.ts'
import type { Section } from '@visiebord/shared/board/schema.ts'
import { sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import type { Language } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { whyNot, whyNotCards } from '../canvas/permission.ts'
import { canvasWords } from '../canvas/words.ts'
import { arrangeWords } from './words.ts'

/** Upon what: the cards chosen, or those of a menu. On the board and in the list alike; nothing here needs a view. */
export type ArrangeHand = {
  readonly live: Pick<OpenWorkshop, 'view' | 'commands' | 'announce' | 'selection'>
  readonly reader: BoardReader
  readonly ids: readonly string[]
  readonly language: Language
}

/** The section in which all of them are; undefined when they are not in one. */
export function sharedSection({ reader, ids }: Pick<ArrangeHand, 'reader' | 'ids'>): Section | undefined {
  const [first, ...others] = ids.map((id) => reader.cards.get(id)?.sectionId)
  return first !== undefined && others.every((each) => each === first) ? reader.sections.get(first) : undefined
}

/** Those that lie on the board themselves and may be moved now; says why not when there are too few, or one may not. */
function laidHere(hand: ArrangeHand, least: 1 | 2 | 3, ids = hand.ids): readonly Laid[] | undefined {
  const { live, reader, language } = hand
  const words = arrangeWords[language]
  const laid = laidOf(reader, ids)
  const tooFew = { 1: words.chooseOne, 2: words.chooseTwo, 3: words.chooseThree }[least]
  const why = laid.length < least ? tooFew : whyNotCards(live, laid.map(({ id }) => reader.cards.get(id)), canvasWords[language])
  if (why === undefined) return laid
  live.announce.say(why, { urgent: true })
  return undefined
}

/** A card that comes to lie over another section belongs to that one from then on, as when it is dragged. */
function movesOf(reader: BoardReader, laid: readonly Laid[], placed: readonly Placed[]): readonly CardMove[] {
  const rects = new Map(laid.map(({ id, rect }) => [id, rect]))
  return placed.map(({ id, position }) => {
    const { w = 0, h = 0 } = rects.get(id) ?? {}
    return { id, position, sectionId: sectionAt(reader, { x: position.x + w / 2, y: position.y + h / 2 })?.id ?? null }
  })
}

const isAt = (reader: BoardReader, placed: Placed | undefined): boolean => {
  const now = reader.cards.get(placed?.id ?? '')?.position
  return now !== undefined && now.x === placed?.position.x && now.y === placed.position.y
}

/** One write for all that move; what was done is said when it was done: a refused command has said why itself. */
function move(hand: ArrangeHand, laid: readonly Laid[], placed: readonly Placed[], done: string): void {
  const { live, reader, language } = hand
  if (placed.length > 0) live.commands.moveCards(movesOf(reader, laid, placed))
  if (placed.length === 0) live.announce.say(arrangeWords[language].isSo)
  else if (isAt(reader, placed[0])) live.announce.say(done)
}

/** The same in a section that may have to grow; that is its facilitator's to do. */
function lay(hand: ArrangeHand, section: Section, { placed, grow }: SectionLay, done: string): void {
  const { live, reader, language } = hand
  const words = arrangeWords[language]
  if (placed.length === 0 && grow === undefined) return live.announce.say(words.isSo)
  if (grow !== undefined && whyNot(live, 'structure', canvasWords[language]) !== undefined) return live.announce.say(words.sectionSmall(section.title), { urgent: true })
  live.commands.arrangeSection(section.id, placed.map((each) => ({ ...each, sectionId: section.id })), grow)
  if (placed.length === 0 ? reader.sections.get(section.id)?.size.h === grow?.h : isAt(reader, placed[0])) live.announce.say(done)
}

export function alignCards(hand: ArrangeHand, how: Alignment): void {
  const laid = laidHere(hand, 2)
  if (laid !== undefined) move(hand, laid, align(laid, how), arrangeWords[hand.language].aligned(laid.length))
}

export function distributeCards(hand: ArrangeHand, how: Direction): void {
  const laid = laidHere(hand, 3)
  if (laid !== undefined) move(hand, laid, distribute(laid, how), arrangeWords[hand.language].distributed(laid.length))
}

/** Cards of one section stay in it. */
export function tidyCards(hand: ArrangeHand): void {
  const laid = laidHere(hand, 2)
  if (laid === undefined) return
  const section = sharedSection(hand)
  const done = arrangeWords[hand.language].tidied(laid.length)
  if (section === undefined) move(hand, laid, tidyUp(laid), done)
  else lay(hand, section, tidyInSection(section, laid), done)
}

export function sortSection(hand: ArrangeHand, sectionId: string, by: Sorting): void {
  const { live, reader, language } = hand
  const words = arrangeWords[language]
  const section = reader.sections.get(sectionId)
  if (section === undefined) return
  const ids = laidInSection(reader, sectionId).map(({ id }) => id)
  if (ids.length === 0) return live.announce.say(words.emptySection)
  const laid = laidHere(hand, 1, ids)
  const sorted = sortInSection(reader, sectionId, { by, language, parties: live.view.getState().parties.map(({ id }) => id) })
  if (laid !== undefined && sorted !== undefined) lay(hand, section, sorted, words.sorted(section.title, laid.length, sorted.grow !== undefined))
}

/** The new section is chosen, so that its name can be typed at once. */
export function groupIntoSection(hand: ArrangeHand): void {
  const { live, language } = hand
  const laid = laidHere(hand, 1)
  if (laid === undefined) return
  const area = sectionAround(laid)
  const why = whyNot(live, 'structure', canvasWords[language])
  if (why !== undefined) return live.announce.say(why, { urgent: true })
  if (area === undefined) return
  const { x, y, w, h } = area
  const id = live.commands.groupCards({ title: canvasWords[language].newSection, position: { x, y }, size: { w, h } }, laid.map((each) => each.id))
  if (id === '') return
  live.announce.say(arrangeWords[language].grouped(laid.length))
  live.selection.setState({ ids: new Set(), sectionId: id }, true)
}

/** Above, or below, all others. */
function lies(reader: BoardReader, ids: readonly string[], where: 'front' | 'back'): boolean {
  const mine = new Set(ids)
  const orders = (of: (id: string) => boolean): readonly string[] => [...reader.cards.values()].filter(({ id }) => of(id)).map(({ order }) => order).toSorted((a, b) => (a < b ? -1 : 1))
  const [chosen, others] = [orders((id) => mine.has(id)), orders((id) => !mine.has(id))]
  const [upper, lower] = where === 'front' ? [chosen, others] : [others, chosen]
  return (lower.at(-1) ?? '') < (upper[0] ?? '~')
}

/** Said also when it was so: a pile does not show it. */
export function stackCards(hand: ArrangeHand, where: 'front' | 'back'): void {
  const { live, reader, language } = hand
  const ids = laidHere(hand, 1)?.map(({ id }) => id)
  if (ids === undefined) return
  if (where === 'front') live.commands.raiseCards(ids)
  else live.commands.lowerCards(ids)
  if (lies(reader, ids, where)) live.announce.say(arrangeWords[language][where === 'front' ? 'toFront' : 'toBack'](ids.length))
}
