/** The order in which the board is read aloud and listed: section by section, then what lies free, then the roadmap. */
import type { BoardReader } from '../board.ts'
import { cardSize } from '../geometry/cardSize.ts'
import type { Rect } from '../geometry/rect.ts'
import { roadmapLayout } from '../geometry/roadmapLayout.ts'
import { compareOrder, inOrder } from '../order.ts'
import type { Card, Section } from '../schema.ts'
import { sectionIdOf, sectionRect } from './placement.ts'

type Laid<T> = { readonly value: T; readonly rect: Rect }

/** By row, then by column. Things whose tops differ by less than half a height stand in one row: nobody lays cards to the unit. */
export const byRows = <T extends { readonly id: string; readonly order: string }>(laid: readonly Laid<T>[]): T[] => {
  const down = laid.toSorted((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x || compareOrder(a.value, b.value))
  const rows: Laid<T>[][] = []
  let bottom = -Infinity
  for (const each of down) {
    const row = rows.at(-1)
    if (row === undefined || each.rect.y >= bottom) {
      rows.push([each])
      bottom = each.rect.y + each.rect.h / 2
    } else row.push(each)
  }
  return rows.flatMap((row) => row.sort((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y || compareOrder(a.value, b.value)).map((each) => each.value))
}

/** Cards as they lie; those without a place come last, in their order. */
const asTheyLie = (cards: readonly Card[]): readonly string[] => {
  const laid = cards.flatMap((card) => (card.position === undefined ? [] : [{ value: card, rect: { ...card.position, ...cardSize(card) } }]))
  return [...byRows(laid), ...inOrder(cards.filter((card) => card.position === undefined))].map((card) => card.id)
}

export const sectionsInReadingOrder = (board: Pick<BoardReader, 'sections'>): readonly Section[] =>
  byRows([...board.sections.values()].map((section) => ({ value: section, rect: sectionRect(section) })))

export type ReadingGroup =
  | { readonly of: 'section'; readonly sectionId: string; readonly cards: readonly string[] }
  | { readonly of: 'free'; readonly cards: readonly string[] }
  /** Projects by start, each followed by its steps. `laneId` is undefined for projects whose lane is gone. */
  | { readonly of: 'lane'; readonly laneId: string | undefined; readonly cards: readonly string[] }

const isOnRoadmap = (card: Card): boolean => card.kind === 'project' && card.position === undefined && card.sectionId === undefined

/**
 * Every card of the board stands in exactly one group, once. Empty sections and lanes have their group too. Linear but for
 * sorting.
 */
export const readingGroups = (board: BoardReader): readonly ReadingGroup[] => {
  const layout = roadmapLayout(board)
  const bySection = new Map<string | undefined, Card[]>(board.sections.keys().map((id) => [id, []]))
  const free: Card[] = []
  const onRoadmap: Card[] = []
  for (const card of board.cards.values()) {
    if (card.kind === 'step' && board.cards.get(card.projectId)?.kind === 'project') continue
    const section = sectionIdOf(board, card)
    if (section !== undefined) bySection.get(section)?.push(card)
    else if (isOnRoadmap(card) && layout !== undefined) onRoadmap.push(card)
    else free.push(card)
  }
  const withSteps = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => (board.cards.get(id)?.kind === 'project' ? [id, ...board.stepsOf(id)] : [id]))
  const rank = new Map((layout?.bars ?? []).toSorted((a, b) => a.rect.x - b.rect.x || a.rect.y - b.rect.y).map((bar, index) => [bar.id, { index, laneId: bar.laneId }]))
  const lanes = (layout?.lanes ?? []).map(({ laneId }): ReadingGroup => {
    const cards = onRoadmap.filter((card) => rank.get(card.id)?.laneId === laneId).sort((a, b) => (rank.get(a.id)?.index ?? 0) - (rank.get(b.id)?.index ?? 0))
    return { of: 'lane', laneId, cards: withSteps(cards.map((card) => card.id)) }
  })
  const sections = sectionsInReadingOrder(board).map(({ id }): ReadingGroup => ({ of: 'section', sectionId: id, cards: withSteps(asTheyLie(bySection.get(id) ?? [])) }))
  return [...sections, ...(free.length === 0 ? [] : [{ of: 'free', cards: withSteps(asTheyLie(free)) } as const]), ...lanes]
}

export const readingOrder = (board: BoardReader): readonly string[] => readingGroups(board).flatMap((group) => group.cards)
