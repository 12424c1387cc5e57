import type { Card } from '@visiebord/shared/board/schema.ts'
import { tintWords } from '../cards/cardLabel.ts'
import { sayQuarter } from '../cards/quarterWords.ts'
import type { CardWords } from '../cards/words.ts'

/** The small line above a row's text: what kind of card, and what of its kind matters in a list. */
export function rowDetails(card: Card, words: CardWords): string {
  const details = kindDetails(card, words)
  return card.locked === true ? `${details} · ${words.locked}` : details
}

function kindDetails(card: Card, words: CardWords): string {
  const kind = words.kinds[card.kind]
  switch (card.kind) {
    case 'note':
      return card.mark === undefined ? kind : `${kind} · ${words.marks[card.mark]}`
    case 'development':
      return [kind, ...(card.relevance === undefined ? [] : [words.outOfFive(words.relevance, card.relevance)]), ...(card.priority === undefined ? [] : [words.outOfFive(words.priority, card.priority)])].join(' · ')
    case 'principle':
      return `${kind} U${card.number}`
    case 'statement':
      return `${kind} · ${words.statementStatus[card.status]}`
    case 'project':
      return [kind, words.projectStatus[card.status], ...(card.start === undefined || card.end === undefined ? [] : [card.start === card.end ? sayQuarter(card.start) : `${sayQuarter(card.start)} – ${sayQuarter(card.end)}`])].join(' · ')
    case 'text':
    case 'image':
      return kind
    case 'shape':
      return [kind, words.forms[card.form], ...tintWords(card, words)].join(' · ')
    case 'drawing':
      return [kind, ...tintWords(card, words)].join(' · ')
    case 'step':
      return [kind, card.done ? words.done : words.open, ...(card.weeks === undefined ? [] : [words.weeks(card.weeks)]), ...(card.ownerRole === undefined ? [] : [card.ownerRole])].join(' · ')
  }
}
