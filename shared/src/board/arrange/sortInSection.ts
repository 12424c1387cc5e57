import type { BoardReader } from '../board.ts'
import { CARD_KINDS, NOTE_MARKS, type Card } from '../schema.ts'
import { plainWords } from '../words/readWords.ts'
import { inReadingOrder, laidOf, type Laid } from './laid.ts'
import { layInSection, type SectionLay } from './layInSection.ts'

/** `theme`: what kind of card it is, and of notes what is shared before where we differ. */
export const SORTINGS = ['party', 'theme', 'text'] as const
export type Sorting = (typeof SORTINGS)[number]
export type SortOptions = { readonly by: Sorting; /** Parties as they are listed; cards of others come after, without one last. */ readonly parties: readonly string[]; readonly language: string }

/** Cards of a section, also those whose place another took over since: all that say they are in it. */
export const laidInSection = (board: Pick<BoardReader, 'cards'>, sectionId: string): readonly Laid[] =>
  laidOf(board, board.cards.values().filter((card) => card.sectionId === sectionId).map((card) => card.id))

const rankIn = (list: readonly string[], value: string | undefined): number => {
  const at = value === undefined ? -1 : list.indexOf(value)
  return at >= 0 ? at : list.length + (value === undefined ? 1 : 0)
}

type Key = readonly (number | string)[]

const keyOf = (card: Card, { by, parties }: SortOptions): Key => {
  switch (by) {
    case 'party': return [rankIn(parties, card.partyId)]
    case 'theme': return [rankIn(CARD_KINDS, card.kind), rankIn(NOTE_MARKS, card.kind === 'note' ? card.mark : undefined), card.kind === 'principle' ? card.number : 0]
    case 'text': return [card.text.trim() === '' ? 1 : 0, plainWords(card.text).trim()]
  }
}

/** In the language of the reader: `é` beside `e`, 2 before 10. */
export const sortingOrder = (options: SortOptions): ((a: Card, b: Card) => number) => {
  const collator = new Intl.Collator(options.language, { numeric: true, sensitivity: 'base' })
  const keys = new Map<Card, Key>()
  const known = (card: Card): Key => {
    const key = keys.get(card) ?? keyOf(card, options)
    keys.set(card, key)
    return key
  }
  return (a, b) => {
    const others = known(b)
    for (const [index, one] of known(a).entries()) {
      const other = others[index]
      const difference = typeof one === 'string' || typeof other === 'string' ? collator.compare(String(one), String(other)) : one - (other ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  }
}

/** Equal ones keep their order of reading. */
export const sorted = (board: Pick<BoardReader, 'cards'>, laid: readonly Laid[], options: SortOptions): readonly Laid[] => {
  const compare = sortingOrder(options)
  return inReadingOrder(laid)
    .flatMap((each) => {
      const card = board.cards.get(each.id)
      return card === undefined ? [] : [{ each, card }]
    })
    .toSorted((a, b) => compare(a.card, b.card))
    .map(({ each }) => each)
}

/** Undefined without such a section. */
export const sortInSection = (board: Pick<BoardReader, 'cards' | 'sections'>, sectionId: string, options: SortOptions): SectionLay | undefined => {
  const section = board.sections.get(sectionId)
  return section === undefined ? undefined : layInSection(section, sorted(board, laidInSection(board, sectionId), options))
}
