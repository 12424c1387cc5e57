/**
 * The thread (de draad) of a card, both ways: up to what it rests on, down to what rests on it. Development, note →
 * principle → statement → project → step, over `supports`, `realises` and a step's project.
 */
import type { BoardReader } from '../board.ts'
import { compareOrder } from '../order.ts'
import { CARD_KINDS, type Card, type CardKind } from '../schema.ts'
import { projectOf } from './projectOf.ts'

/** From reason to work. `linkId` is missing where a step is part of its project. */
export type ThreadEdge = { readonly from: string; readonly to: string; readonly linkId?: string }
export type Thread = {
  readonly cardId: string
  readonly ids: ReadonlySet<string>
  /** In the order in which a list tells them: principles by number, steps under their project, the rest by order. */
  readonly byKind: { readonly [K in CardKind]: readonly string[] }
  readonly edges: readonly ThreadEdge[]
}

/** From reason to work, as the panel lists it. */
export const THREAD_KINDS: readonly CardKind[] = ['development', 'note', 'text', 'shape', 'drawing', 'principle', 'statement', 'project', 'step']

type Way = 'up' | 'down'

const edgesAt = (board: BoardReader, id: string, way: Way): ThreadEdge[] => {
  const edges: ThreadEdge[] = []
  const near = way === 'down' ? 'from' : 'to'
  for (const linkId of board.linksAt(id)) {
    const link = board.links.get(linkId)
    if (link?.kind !== 'supports' && link?.kind !== 'realises') continue
    const edge = link.kind === 'supports' ? { from: link.from, to: link.to, linkId } : { from: link.to, to: link.from, linkId }
    if (edge[near] === id) edges.push(edge)
  }
  const card = board.cards.get(id)
  if (way === 'down' && card?.kind === 'project') edges.push(...board.stepsOf(id).map((step) => ({ from: id, to: step })))
  const project = way === 'up' && card?.kind === 'step' ? projectOf(board, card) : undefined
  if (project !== undefined) edges.push({ from: project.id, to: id })
  return edges
}

/** Of cards of one kind: between kinds it would not be one order. Steps without a project come last. */
const tellingOrder = (board: BoardReader) => (a: Card, b: Card): number => {
  if (a.kind === 'principle' && b.kind === 'principle') return a.number - b.number || compareOrder(a, b)
  if (a.kind !== 'step' || b.kind !== 'step') return compareOrder(a, b)
  const [one, other] = [projectOf(board, a), projectOf(board, b)]
  if (one === other) return compareOrder(a, b)
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1
  return compareOrder(one, other)
}

/** Costs what hangs on the thread. A card that is gone has an empty thread. */
export const threadOf = (board: BoardReader, cardId: string): Thread => {
  const ids = new Set(board.cards.has(cardId) ? [cardId] : [])
  const edges = new Map<string, ThreadEdge>()
  for (const way of ['up', 'down'] as const) {
    const seen = new Set(ids.has(cardId) ? [cardId] : [])
    for (const id of seen) {
      for (const edge of edgesAt(board, id, way)) {
        edges.set(JSON.stringify([edge.from, edge.to, edge.linkId]), edge)
        const next = way === 'down' ? edge.to : edge.from
        seen.add(next)
        ids.add(next)
      }
    }
  }
  const cards = [...ids].flatMap((id) => board.cards.get(id) ?? [])
  const ofKind = (kind: CardKind): readonly string[] => cards.filter((card) => card.kind === kind).sort(tellingOrder(board)).map((card) => card.id)
  const byKind = Object.fromEntries(CARD_KINDS.map((kind) => [kind, ofKind(kind)])) as { [K in CardKind]: readonly string[] }
  return { cardId, ids, byKind, edges: [...edges.values()] }
}
