import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { Place } from './told.ts'

const FREE: Place = { of: 'free' }
const titled = (of: 'section' | 'lane' | 'project', title: string | undefined): Place => (title === undefined || title.trim() === '' ? FREE : { of, title: title.replaceAll(/\s+/g, ' ').trim() })

export type Titles = { readonly sections: ReadonlyMap<string, string>; readonly lanes: ReadonlyMap<string, string> }

/** Where a card is, by name. `known`: titles of what may be gone by now. */
export function placeOf(card: Card, reader: Pick<BoardReader, 'cards' | 'sections' | 'lanes'>, known: Titles): Place {
  if (card.kind === 'step' && card.position === undefined) return titled('project', plainWords(reader.cards.get(card.projectId)?.text ?? ''))
  if (card.kind === 'project' && card.position === undefined && card.laneId !== undefined) return titled('lane', reader.lanes.get(card.laneId)?.title ?? known.lanes.get(card.laneId))
  return card.sectionId === undefined ? FREE : titled('section', reader.sections.get(card.sectionId)?.title ?? known.sections.get(card.sectionId))
}
