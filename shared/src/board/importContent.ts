/** Planning an import: pure, so that it is all or nothing. What comes out is written with `writeContent`. */
import { cardRect, GRID_GAP, NOTE_SIZE } from './geometry/cardSize.ts'
import { around, type Rect } from './geometry/rect.ts'
import { roadmapLayout } from './geometry/roadmapLayout.ts'
import { highestOrder, keysAbove, renewedKeys } from './order.ts'
import { placedTimeline } from './placedTimeline.ts'
import type { Remark } from './remarks/remark.ts'
import { SCHEMA, type BoardContent, type Card, type NoteCard, type Position } from './schema.ts'
import { readerOfContent } from './staticReader.ts'

export type ImportPlan = {
  readonly content: BoardContent
  /** `renamed`: things whose id was taken and that got a new one. */
  readonly counts: { readonly cards: number; readonly sections: number; readonly lanes: number; readonly links: number; readonly renamed: number }
}
export type ImportOptions = {
  readonly newId: () => string
  /** The party here for a party id of the incoming board; undefined leaves the card without one. */
  readonly partyOf: (partyId: string) => string | undefined
}

/** All that lies on the canvas: cards, sections, the roadmap. */
export const extentOf = (content: BoardContent): Rect | undefined => {
  const layout = roadmapLayout(readerOfContent(content))
  return around([
    ...content.cards.flatMap((card) => cardRect(card) ?? []),
    ...content.sections.map(({ position, size }) => ({ ...position, ...size })),
    ...(layout === undefined ? [] : [layout.frame]),
  ])
}

const BELOW = 96 // a clear strip of table between what was there and what came in

const drop = (existing: BoardContent, incoming: BoardContent): Position => {
  const there = extentOf(existing)
  const coming = extentOf(incoming)
  if (there === undefined || coming === undefined) return { x: 0, y: 0 }
  return { x: Math.round(there.x - coming.x), y: Math.round(there.y + there.h + BELOW - coming.y) }
}

type Naming = { readonly idOf: (id: string) => string; readonly refer: (id: string) => string | undefined; readonly renamed: () => number }

const naming = (existing: readonly { readonly id: string }[], incoming: readonly { readonly id: string }[], newId: () => string): Naming => {
  const taken = new Set(existing.map((each) => each.id))
  const names = new Map(incoming.map(({ id }) => [id, taken.has(id) ? newId() : id]))
  return {
    idOf: (id) => names.get(id) ?? id,
    // What the incoming board only points at must not come to mean something that happens to be here.
    refer: (id) => names.get(id) ?? (taken.has(id) ? undefined : id),
    renamed: () => [...names].filter(([from, to]) => from !== to).length,
  }
}

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string }
const through = (id: string | undefined, name: (id: string) => string | undefined): string | undefined => (id === undefined ? undefined : name(id))

/**
 * Ids are kept when free, else new with every reference rewritten; parties are mapped, authors dropped. On a board that
 * holds something already, everything comes to lie below it; its timeline stays when it has one.
 */
export const planImport = (existing: BoardContent, incoming: BoardContent, { newId, partyOf }: ImportOptions): ImportPlan => {
  const cards = naming(existing.cards, incoming.cards, newId)
  const sections = naming(existing.sections, incoming.sections, newId)
  const lanes = naming(existing.lanes, incoming.lanes, newId)
  const links = naming(existing.links, incoming.links, newId)
  const offset = drop(existing, incoming)
  const moved = ({ x, y }: Position): Position => ({ x: x + offset.x, y: y + offset.y })
  const cardOf = (card: Card): Card => {
    const { authorId: _author, partyId, sectionId, position, ...rest } = card
    const base = {
      ...rest,
      id: cards.idOf(card.id),
      ...optional('partyId', through(partyId, partyOf)),
      ...optional('sectionId', through(sectionId, sections.refer)),
      ...(position === undefined ? {} : { position: moved(position) }),
    }
    if (base.kind === 'step') return { ...base, projectId: cards.refer(base.projectId) ?? newId() }
    if (base.kind !== 'project') return base
    const { laneId, ...project } = base
    return { ...project, ...optional('laneId', through(laneId, lanes.refer)) }
  }
  const remarks = naming(existing.remarks ?? [], incoming.remarks ?? [], newId)
  /** Who said it is nobody here: its words and moment stay. A reaction counts for somebody, and so does not come along. */
  const remarkOf = (remark: Remark): readonly Remark[] => {
    const [id, cardId] = [remarks.idOf(remark.id), cards.idOf(remark.cardId)]
    if (remark.kind === 'reaction') return []
    if (remark.kind === 'tag') return [{ ...remark, id, cardId }]
    const { authorId: _author, mentions: _mentions, ...rest } = remark
    return [{ ...rest, id, cardId }]
  }
  const remarked = (incoming.remarks ?? []).flatMap(remarkOf)
  const timeline = placedTimeline(existing) === undefined ? placedTimeline(incoming) : undefined
  const content: BoardContent = {
    schema: SCHEMA,
    cards: incoming.cards.map(cardOf),
    sections: incoming.sections.map(({ id, title, position, size, color, order }) => ({ id: sections.idOf(id), title, position: moved(position), size, order, ...optional('color', color) })),
    lanes: incoming.lanes.map(({ id, title, order, partyId }) => ({ id: lanes.idOf(id), title, order, ...optional('partyId', through(partyId, partyOf)) })),
    links: incoming.links.map(({ id, from, to, kind }) => ({ id: links.idOf(id), from: cards.idOf(from), to: cards.idOf(to), kind })),
    timeline: timeline === undefined ? {} : { ...timeline, position: moved(timeline.position) },
    ...(remarked.length === 0 ? {} : { remarks: remarked }),
  }
  const renamed = [cards, sections, lanes, links, remarks].reduce((sum, each) => sum + each.renamed(), 0)
  return { content, counts: { cards: content.cards.length, sections: content.sections.length, lanes: content.lanes.length, links: content.links.length, renamed } }
}

const A_ROW = 10

/** Each line that says something becomes a note, in a grid below what is there. */
export const planLines = (existing: BoardContent, lines: readonly string[], { newId, partyId }: { readonly newId: () => string; readonly partyId?: string }): ImportPlan => {
  const texts = lines.map((line) => line.toWellFormed().trim()).filter((line) => line !== '')
  const there = extentOf(existing)
  const origin = there === undefined ? { x: 0, y: 0 } : { x: Math.round(there.x), y: Math.round(there.y + there.h + BELOW) }
  const orders = keysAbove(highestOrder(existing.cards), texts.length) ?? [...renewedKeys(texts.map((_, index) => String(index))).values()]
  const taken = new Set(existing.cards.map((card) => card.id))
  const cards: NoteCard[] = []
  for (const [index, text] of texts.entries()) {
    let id = newId()
    while (taken.has(id)) id = newId()
    taken.add(id)
    const position = { x: origin.x + (index % A_ROW) * (NOTE_SIZE.w + GRID_GAP), y: origin.y + Math.floor(index / A_ROW) * (NOTE_SIZE.h + GRID_GAP) }
    cards.push({ id, kind: 'note', text, position, order: orders[index] ?? 'a0', ...optional('partyId', partyId) })
  }
  const content: BoardContent = { schema: SCHEMA, cards, sections: [], lanes: [], links: [], timeline: {} }
  return { content, counts: { cards: cards.length, sections: 0, lanes: 0, links: 0, renamed: 0 } }
}
