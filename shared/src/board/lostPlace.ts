import type { Card } from './schema.ts'

type Known = { has(id: string): boolean }

/** A card that was put into a section or on a lane while somebody else removed that is in none: no document names what is not there. */
export const withoutLostPlace = (card: Card, sections: Known, lanes: Known): Card => {
  const isOutside = card.sectionId !== undefined && !sections.has(card.sectionId)
  const isOffLane = card.kind === 'project' && card.laneId !== undefined && !lanes.has(card.laneId)
  if (!isOutside && !isOffLane) return card
  const gone = new Set([...(isOutside ? ['sectionId'] : []), ...(isOffLane ? ['laneId'] : [])])
  return Object.fromEntries(Object.entries(card).filter(([key]) => !gone.has(key))) as unknown as Card // both may be absent from any card
}
