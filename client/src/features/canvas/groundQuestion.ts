import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

/** What the ground asks before it does something large, or needs to know. */
export type GroundQuestion = { readonly about: 'section' | 'lane'; readonly id: string } | { readonly about: 'timeline' }
export type GroundQuestions = StoreApi<{ readonly now?: GroundQuestion }>

export const createGroundQuestions = (): GroundQuestions => createStore(() => ({}))

type Around = { readonly reader: BoardReader; readonly live: Pick<OpenWorkshop, 'commands'> | undefined; readonly questions: GroundQuestions }

export const cardsIn = (reader: BoardReader, sectionId: string): number => reader.cards.values().reduce((count, card) => count + (card.sectionId === sectionId ? 1 : 0), 0)
export const projectsIn = (reader: BoardReader, laneId: string): number => reader.cards.values().reduce((count, card) => count + (card.kind === 'project' && card.position === undefined && card.laneId === laneId ? 1 : 0), 0)

/** Away with an empty one; one that holds something is asked about first. Answers whether it is gone. */
export function deleteSection({ reader, live, questions }: Around, id: string): boolean {
  if (live === undefined || !reader.sections.has(id)) return false
  if (cardsIn(reader, id) > 0) {
    questions.setState({ now: { about: 'section', id } }, true)
    return false
  }
  live.commands.deleteSection(id)
  return !reader.sections.has(id)
}

export function deleteLane({ reader, live, questions }: Around, id: string): boolean {
  if (live === undefined || !reader.lanes.has(id)) return false
  if (projectsIn(reader, id) > 0) {
    questions.setState({ now: { about: 'lane', id } }, true)
    return false
  }
  live.commands.deleteLane(id)
  return !reader.lanes.has(id)
}
