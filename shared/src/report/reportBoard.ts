/** The board as the chapters read it: by kind, with parties and authors looked up. Made once for one report. */
import type { Card, CardKind, Lane, LinkKind, Section } from '../board/schema.ts'
import { compareIds, compareOrder } from '../board/order.ts'
import type { BoardReader } from '../board/board.ts'
import { readingOrder, sectionsInReadingOrder } from '../board/selectors/readingOrder.ts'
import { plainWords } from '../board/words/readWords.ts'
import { readerOfContent } from '../board/staticReader.ts'
import type { Party } from '../workshop/nouns.ts'
import type { ReportCard, ReportInput, ReportReference, ReportSection } from './reportModel.ts'
import { reportWords, type ReportWords } from './reportWords.ts'

type CardOf<K extends CardKind> = Extract<Card, { readonly kind: K }>

export type ReportBoard = {
  readonly input: ReportInput
  readonly words: ReportWords
  readonly read: BoardReader
  /** As they lie on the table. */
  readonly sections: readonly Section[]
  readonly lanes: readonly Lane[]
  /** All cards of a kind, in the order in which the board is read aloud. */
  readonly of: <K extends CardKind>(kind: K) => readonly CardOf<K>[]
  /** Cards of kinds that have no chapter of their own, in that order. */
  readonly thingsInOrder: readonly Card[]
  readonly card: (id: string) => Card | undefined
  readonly section: (id: string | undefined) => Section | undefined
  /** What the card's own text, party and author are. */
  readonly present: (card: Card) => ReportCard
  readonly refer: (card: Card) => ReportReference
  /** Cards at the other end of links of this kind, each once: `to` gives those that this card points at, `from` those that point at it. */
  readonly linked: (cardId: string, kind: LinkKind, end: 'from' | 'to') => readonly Card[]
  readonly stepsOf: (projectId: string) => readonly CardOf<'step'>[]
}

/** Where cards of a kind are told: each in exactly one chapter. */
export const CHAPTER_OF = {
  note: 'notes', development: 'developments', principle: 'principles', statement: 'statements', project: 'roadmap', step: 'roadmap', text: 'things', shape: 'things', drawing: 'things', image: 'things',
} as const satisfies Record<CardKind, Exclude<ReportSection['type'], 'cover' | 'empty'>>

const isOf = <K extends CardKind>(kind: K) => (card: Card): card is CardOf<K> => card.kind === kind

export function openReportBoard(input: ReportInput): ReportBoard {
  const words = reportWords(input.workshop.language)
  const read = readerOfContent(input.content)
  const inReadingOrder = readingOrder(read).flatMap((id) => read.cards.get(id) ?? [])
  const parties = new Map<string, Party>(input.parties.map((party) => [party.id, party]))
  const partyOf = (card: Card): Party | undefined => (card.partyId === undefined ? undefined : parties.get(card.partyId))
  const labelOf = (card: Card): string => (card.kind === 'principle' ? `U${card.number}` : words.kind[card.kind])
  return {
    input,
    words,
    read,
    sections: sectionsInReadingOrder(read),
    lanes: input.content.lanes.toSorted(compareOrder),
    of: (kind) => inReadingOrder.filter(isOf(kind)),
    thingsInOrder: inReadingOrder.filter(({ kind }) => CHAPTER_OF[kind] === 'things'),
    card: (id) => read.cards.get(id),
    section: (id) => (id === undefined ? undefined : read.sections.get(id)),
    present: (card) => {
      const party = partyOf(card)
      const author = input.authorNames.get(card.id)
      return { id: card.id, text: card.text, ...(party ? { party } : {}), ...(author === undefined ? {} : { author }) }
    },
    refer: (card) => {
      const party = partyOf(card)
      return { id: card.id, label: labelOf(card), text: plainWords(card.text), ...(party ? { party } : {}) }
    },
    linked: (cardId, kind, end) =>
      [...new Set([...read.linksAt(cardId)].toSorted(compareIds).flatMap((linkId) => {
        const link = read.links.get(linkId)
        return link?.kind === kind && link[end === 'to' ? 'from' : 'to'] === cardId ? [link[end]] : []
      }))].flatMap((otherId) => read.cards.get(otherId) ?? []),
    stepsOf: (projectId) => read.stepsOf(projectId).flatMap((id) => [read.cards.get(id)].filter((card) => card !== undefined).filter(isOf('step'))),
  }
}
