import type { Board } from '@visiebord/shared/board/board.ts'
import { REACTIONS } from '@visiebord/shared/board/remarks/remark.ts'
import { CARD_KINDS, LINK_KINDS } from '@visiebord/shared/board/schema.ts'
import type { Seeded } from './seeded.ts'

const QUARTERS = ['2027-Q1', '2027-Q2', '2028-Q4'] as const
const WORDS = ['wonen', 'é😀', 'water ', 'x', 'een langere zin met spaties', ''] as const
const pick = (random: Seeded, ids: Iterable<string>): string => random.oneOf([...ids]) ?? 'nothing'

/** One command as a hand on a page gives it, whatever is on the board: also of what is gone by then. */
export function randomAct({ board, isFacilitator, participantId }: { readonly board: Board; readonly isFacilitator: boolean; readonly participantId: string }, random: Seeded): void {
  const { commands, read } = board
  const card = pick(random, read.cards.keys())
  const other = pick(random, read.cards.keys())
  const words = random.oneOf(WORDS) ?? ''
  const remark = pick(random, read.remarks.keys())
  const position = { x: random.below(2000) - 500, y: random.below(1000) }
  const size = { w: 30 + random.below(300), h: 30 + random.below(300) }
  const projects = [...read.cards.values()].filter(({ kind }) => kind === 'project').map(({ id }) => id)
  const common: readonly (() => unknown)[] = [
    () => commands.addCards([{ kind: random.oneOf(CARD_KINDS) ?? 'note', text: words, position, fields: { strokes: '3,3 40,9', file: 'ab'.repeat(32), width: 640, height: 480, ...(projects[0] === undefined ? {} : { projectId: projects[0] }) } }]),
    () => commands.addCards([{ kind: 'note', text: words, position }, { kind: 'project', text: words, position }]),
    () => commands.moveCards([{ id: card, position }, { id: other, position }]),
    () => commands.moveCards([{ id: card, position, sectionId: pick(random, read.sections.keys()) }]),
    () => commands.resizeCard(card, size, random.chance(0.5) ? position : undefined),
    () => commands.setCardFields(card, { color: random.chance(0.3) ? null : 'geel', partyId: 'p1' }),
    () => commands.setCardFields(card, random.oneOf([{ status: 'running' }, { status: 'adopted' }, { relevance: 3 }, { number: 7 }, { mark: 'same' }, { weeks: 2.5, done: true }, { form: 'ellipse' }, { letters: 'large' }, { strokes: '0,0 9,9;4,4' }, { locked: true }, { locked: null }]) ?? {}),
    () => commands.setCardText(card, words),
    () => {
      const text = board.cardText(card)
      if (text === undefined) return
      const length = text.read().length
      const at = random.below(length + 1)
      text.splice(at, random.below(Math.min(3, length - at) + 1), words)
    },
    () => commands.deleteCards([card]),
    () => commands.duplicateCards([card, other], { x: 8, y: 8 }),
    () => commands.pasteCards({ cards: [{ id: 'a', kind: 'note', text: words, position }, { id: 'b', kind: 'statement', text: words, position }], links: [{ from: 'a', to: 'b', kind: 'supports' }], tags: [{ cardId: 'a', value: 'wonen' }] }),
    () => commands.placeProject(pick(random, projects), { laneId: pick(random, read.lanes.keys()), start: '2027-Q1', end: random.oneOf(QUARTERS) ?? '2027-Q2' }),
    () => commands.unplaceProject(pick(random, projects), position),
    () => commands.raiseCards([card, other]),
    () => commands.orderCard(card, { after: other }),
    () => commands.addLink({ from: card, to: other, kind: random.oneOf(LINK_KINDS) ?? 'relates' }),
    () => commands.deleteLinks([pick(random, read.links.keys())]),
    () => commands.addComment(card, { text: `${words} @ann`, mentions: ['ann'] }),
    () => commands.addComment(other, { text: words }),
    () => commands.setComment(remark, { text: words }),
    () => commands.resolveComment(remark, random.chance(0.6)),
    () => {
      // A page offers a participant only their own; a facilitator takes away any.
      const comment = read.remarks.get(remark)
      if (isFacilitator || (comment?.kind === 'comment' && comment.authorId === participantId)) commands.deleteComments([remark])
    },
    () => commands.toggleReaction(card, random.oneOf(REACTIONS) ?? '👍'),
    () => commands.addTag([card, other], words),
    () => commands.removeTag(card, words),
    () => board.undo.undo(),
    () => board.undo.undo(),
    () => board.undo.redo(),
  ]
  const section = pick(random, read.sections.keys())
  const lane = pick(random, read.lanes.keys())
  const structural: readonly (() => unknown)[] = [
    () => commands.addSection({ title: words, position, size, color: 'blauw' }),
    () => commands.renameSection(section, words),
    () => commands.moveSection(section, position),
    () => commands.resizeSection(section, size),
    () => commands.deleteSection(section),
    () => commands.addLane(words),
    () => commands.renameLane(lane, words),
    () => commands.orderLane(lane, { before: pick(random, read.lanes.keys()) }),
    () => commands.deleteLane(lane),
    () => commands.setTimeline({ position, start: '2027-Q1', quarters: 12 }),
  ]
  random.oneOf(isFacilitator && random.chance(0.4) ? structural : common)?.()
}
