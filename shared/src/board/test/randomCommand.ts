/** One random act of one hand: any command, typing, undo or redo. */
import type { Peer } from './peer.ts'
import type { Random } from './random.ts'
import { addQuarters } from '../geometry/quarters.ts'
import { gatherCards, newCardOf } from '../gatherCards.ts'
import { REACTIONS } from '../remarks/remark.ts'
import { CARD_KINDS, LINK_KINDS } from '../schema.ts'

const WORDS = ['', 'samen', 'één ', '👩🏽‍🦽', 'loket\n', '\ud83d', 'a', 'dienstverlening ']
const TAGS = ['wonen', ' Wonen ', 'zorg', 'één 👩🏽‍🦽', '\ud83d', 'x'.repeat(60)]

export const randomCommand = ({ board }: Peer, random: Random): void => {
  const { commands, read, undo } = board
  const cards = [...read.cards.keys()]
  const card = random.pick(cards) ?? 'gone'
  const some = cards.filter(() => random.chance(3 / (cards.length + 1)))
  const projects = cards.filter((id) => read.cards.get(id)?.kind === 'project')
  const section = random.pick([...read.sections.keys()]) ?? 'gone'
  const lane = random.pick([...read.lanes.keys()]) ?? 'gone'
  const remark = random.pick([...read.remarks.keys()]) ?? 'gone'
  const place = () => ({ x: random.below(4000) - 2000, y: random.below(4000) / 3 })
  const words = () => random.pick(WORDS) ?? ''
  const quarter = () => addQuarters('2027-Q1', random.below(12))
  const siblings = () => ({ ...(random.chance(0.5) ? { after: random.pick(cards) ?? 'gone' } : {}), ...(random.chance(0.5) ? { before: random.pick(cards) ?? 'gone' } : {}) })
  const acts: readonly (() => unknown)[] = [
    () => commands.addCards([{ kind: random.pick(CARD_KINDS) ?? 'note', text: words(), position: place(), ...(random.chance(0.5) ? { sectionId: section } : {}), fields: { projectId: random.pick(projects) ?? 'gone', strokes: '3,3 40,9;8,8,7', file: 'ab'.repeat(32), width: 640, height: 480 } }]),
    () => commands.addCards([{ kind: 'project', text: words(), fields: { laneId: lane, start: quarter(), end: '2029-Q4' } }, { kind: 'note', text: words(), id: '__proto__' }]),
    () => commands.addCards([{ kind: 'step', text: words(), fields: { projectId: random.pick(projects) ?? card } }]),
    () => commands.moveCards(some.map((id) => ({ id, position: place(), sectionId: random.pick([null, section]) ?? null }))),
    () => commands.resizeCard(card, { w: 20 + random.below(400), h: 200 }),
    () => commands.setCardFields(card, { partyId: random.pick(['p1', null]) ?? null, mark: random.pick(['same', null, 'nonsense']), status: random.pick(['adopted', 'done']), done: random.chance(0.5) }),
    () => commands.setCardFields(card, { form: random.pick(['ellipse', null, 'nonsense']), letters: random.pick(['large', null]), strokes: random.pick(['0,0 9,9', null, '01,1']), pen: 'marker', color: random.pick(['oker', null]) ?? null, locked: random.pick([true, null]) }),
    () => commands.setCardText(card, words() + words()),
    () => board.cardText(card)?.splice(random.below(6), random.below(3), words()),
    () => board.cardText(card)?.splice(random.below(20), 0, words()),
    () => commands.deleteCards(some.slice(0, 2)),
    () => commands.duplicateCards(some.slice(0, 3), { x: 20, y: 20 }),
    () => {
      const { cards: copied, links, tags } = gatherCards(read, some)
      commands.pasteCards({ cards: copied.map(newCardOf), links, tags, ...(random.chance(0.3) ? { section: { id: section, size: { w: 500, h: 400 } } } : {}) })
    },
    () => commands.pasteCards({ cards: [{ id: 'p', kind: 'project', text: words() }, { id: 's', kind: 'step', fields: { projectId: 'p' } }, { id: 'n', kind: 'note', text: words(), position: place() }], links: [{ from: 'n', to: 'p', kind: 'supports' }, { from: 'n', to: card, kind: 'relates' }], tags: [{ cardId: 'n', value: 'wonen' }] }),
    () => commands.placeProject(card, { laneId: lane, start: quarter(), end: quarter() }),
    () => commands.unplaceProject(card, place()),
    () => commands.raiseCards(some),
    () => commands.lowerCards(some),
    () => commands.orderCard(card, siblings()),
    () => commands.addSection({ title: words(), position: place(), size: { w: 400, h: 300 } }),
    () => board.sectionTitle(section)?.splice(0, 1, words()),
    () => commands.moveSection(section, place()),
    () => commands.moveSections([...read.sections.keys()].map((id) => ({ id, position: place() }))),
    () => commands.arrangeSection(section, some.map((id) => ({ id, position: place() })), { w: 400, h: 300 + random.below(300) }),
    () => commands.groupCards({ title: words(), position: place(), size: { w: 400, h: 300 } }, some),
    () => random.chance(0.3) && commands.deleteSection(section),
    () => commands.addLane(words()),
    () => commands.renameLane(lane, words()),
    () => commands.orderLane(lane, {}),
    () => random.chance(0.3) && commands.deleteLane(lane),
    () => commands.setTimeline({ position: place(), start: quarter(), quarters: 4 + random.below(8) }),
    () => commands.addLink({ from: card, to: random.pick(cards) ?? 'gone', kind: random.pick(LINK_KINDS) ?? 'relates' }),
    () => commands.addLink({ from: random.pick(cards) ?? 'gone', to: card, kind: 'supports' }),
    () => commands.deleteLinks([random.pick([...read.links.keys()]) ?? 'gone']),
    () => commands.addComment(card, { text: words() + words(), mentions: random.chance(0.3) ? ['person-a', 'person-b'] : [] }),
    () => commands.setComment(remark, { text: words() + words() }),
    () => commands.resolveComment(remark, random.chance(0.5)),
    () => random.chance(0.5) && commands.deleteComments([remark]),
    () => commands.toggleReaction(card, random.pick(REACTIONS) ?? '👍'),
    () => commands.toggleReaction(card, '👍'),
    () => commands.addTag(some.slice(0, 3), random.pick(TAGS) ?? ''),
    () => commands.removeTag(card, random.pick(TAGS) ?? ''),
    () => undo.undo(),
    () => undo.undo(),
    () => undo.redo(),
    () => undo.cut(),
  ]
  random.pick(acts)?.()
}
