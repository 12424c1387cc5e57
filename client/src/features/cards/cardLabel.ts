import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { type Card, TINTS } from '@visiebord/shared/board/schema.ts'
import { projectOf } from '@visiebord/shared/board/selectors/projectOf.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { sayQuarter } from './quarterWords.ts'
import type { CardWords } from './words.ts'

/** Where a card is, in words: its section, its lane and quarters, its project, or free on the board. */
export function placeWords(card: Card, reader: BoardReader, words: CardWords): string {
  if (card.kind === 'step' && card.position === undefined) {
    const project = projectOf(reader, card)
    return project === undefined ? words.withoutProject : words.ofProject(plainWords(project.text))
  }
  if (card.kind === 'project' && card.position === undefined && card.laneId !== undefined && card.start !== undefined && card.end !== undefined) {
    return words.inLane(reader.lanes.get(card.laneId)?.title ?? '', sayQuarter(card.start), sayQuarter(card.end))
  }
  const section = card.sectionId === undefined ? undefined : reader.sections.get(card.sectionId)
  return section === undefined ? words.free : words.inSection(section.title)
}

/** What of the kind a listener must know before the text. */
function kindDetails(card: Card, reader: BoardReader, words: CardWords): string[] {
  switch (card.kind) {
    case 'note':
      return card.mark === undefined ? [] : [words.marks[card.mark]]
    case 'development':
      return [
        ...(card.relevance === undefined ? [] : [words.outOfFive(words.relevance, card.relevance)]),
        ...(card.priority === undefined ? [] : [words.outOfFive(words.priority, card.priority)]),
      ]
    case 'principle':
      return []
    case 'statement':
      return [words.statementStatus[card.status]]
    case 'project': {
      const steps = reader.stepsOf(card.id).map((id) => reader.cards.get(id))
      const done = steps.filter((step) => step?.kind === 'step' && step.done).length
      return [words.projectStatus[card.status], ...(steps.length === 0 ? [] : [words.stepsDone(done, steps.length)])]
    }
    case 'text':
      return []
    case 'shape':
      return [words.forms[card.form], ...tintWords(card, words)]
    case 'drawing':
      return tintWords(card, words)
    case 'image':
      return []
    case 'step':
      return [card.done ? words.done : words.open, ...(card.weeks === undefined ? [] : [words.weeks(card.weeks)])]
  }
}

/** The colour somebody gave it; paper in a party's colour is told by the party. */
export function tintWords(card: Card, words: CardWords): string[] {
  const tint = TINTS.find((each) => each === card.color)
  return tint === undefined ? [] : [words.tints[tint]]
}

/** What is said of a card in which nothing is written. */
export const unsaid = (card: Card, words: CardWords): string => (card.kind === 'drawing' || card.kind === 'image' ? words.noDescription : card.kind === 'shape' ? words.noWords : words.empty)

/** What kind of card it is; a principle with its number. */
export const kindName = (card: Card, words: CardWords): string => (card.kind === 'principle' ? `${words.kinds.principle} U${card.number}` : words.kinds[card.kind])

/** All that it says beside its words and whose it is, its place last. */
export const cardFacts = (card: Card, reader: BoardReader, words: CardWords): readonly string[] => [...kindDetails(card, reader, words), placeWords(card, reader, words)]

/** The accessible name: kind and what belongs to it, party, place, then the whole text. */
export function cardLabel(card: Card, around: { readonly reader: BoardReader; readonly words: CardWords; readonly partyName: string | undefined }): string {
  const { reader, words, partyName } = around
  const parts = [kindName(card, words), ...kindDetails(card, reader, words), ...(card.locked === true ? [words.locked] : []), ...(partyName === undefined ? [] : [partyName]), placeWords(card, reader, words)]
  return `${parts.join(', ')}: ${card.text.trim() === '' ? unsaid(card, words) : plainWords(card.text)}`
}
