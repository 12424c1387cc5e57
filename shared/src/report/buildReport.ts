/** Turns a sealed round or the live board into the report that every renderer reads. Pure; reads no clock. */
import { CARD_KINDS } from '../board/schema.ts'
import { compareIds } from '../board/order.ts'
import { coverPage } from './chapters/coverPage.ts'
import { developmentItems } from './chapters/developmentsChapter.ts'
import { looseEnds } from './chapters/looseEndsChapter.ts'
import { noteGroups } from './chapters/notesChapter.ts'
import { principleItems } from './chapters/principlesChapter.ts'
import { laneItems, orphanSteps } from './chapters/roadmapChapter.ts'
import { saidItems } from './chapters/remarksChapter.ts'
import { statementItems } from './chapters/statementsChapter.ts'
import { thingGroups } from './chapters/thingsChapter.ts'
import { openReportBoard, type ReportBoard } from './reportBoard.ts'
import type { ChapterHead, Report, ReportInput, ReportSection, Seal } from './reportModel.ts'
import { visibleLine } from './visibleText.ts'

type Chapter = Exclude<ReportSection['type'], 'cover' | 'empty'>

export function buildReport(input: ReportInput): Report {
  const board = openReportBoard(input)
  const seal = sealOf(input)
  const cover = coverPage(board, seal)
  const sections = input.content.cards.length === 0
    ? [cover, { type: 'empty' as const, text: seal ? board.words.empty : board.words.emptyLive }, ...chapters(board, ['parties'])]
    : [cover, ...chapters(board, ['statements', 'principles', 'developments', 'notes', 'things', 'roadmap', 'remarks', 'looseEnds', 'parties', 'boardPicture'])]
  return {
    workshopId: input.workshop.id,
    title: input.workshop.title,
    language: input.workshop.language,
    ...(seal ? { seal } : {}),
    sections,
    content: input.content,
    parties: input.parties,
    rounds: input.rounds,
    authors: [...input.authorNames].toSorted(([a], [b]) => compareIds(a, b)),
    ...(input.images === undefined ? {} : { images: input.images }),
  }
}

const sealOf = ({ snapshot }: ReportInput): Seal | undefined =>
  snapshot && { number: snapshot.number, sealedAt: snapshot.sealedAt, sha256: snapshot.sha256, previousSha256: snapshot.previousSha256 }

/** In the order asked, numbered from 1, leaving out what has nothing to say. */
function chapters(board: ReportBoard, asked: readonly Chapter[]): readonly ReportSection[] {
  const made: ReportSection[] = []
  for (const type of asked) {
    const chapter = chapterOf(board, type, { number: made.length + 1, ...board.words.chapter[type] })
    if (chapter) made.push(chapter)
  }
  return made
}

function chapterOf(board: ReportBoard, type: Chapter, head: ChapterHead): ReportSection | undefined {
  const filled = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items)
  switch (type) {
    case 'statements': {
      const items = filled(statementItems(board))
      return items && { type, head, items }
    }
    case 'principles': {
      const items = filled(principleItems(board))
      return items && { type, head, items }
    }
    case 'developments': {
      const items = filled(developmentItems(board))
      return items && { type, head, items }
    }
    case 'notes': {
      const groups = filled(noteGroups(board))
      return groups && { type, head, groups }
    }
    case 'things': {
      const groups = filled(thingGroups(board))
      return groups && { type, head: { ...head, intro: [head.intro, ...imagesSaid(board)].join(' ') }, groups }
    }
    case 'roadmap': {
      const lanes = laneItems(board)
      const steps = orphanSteps(board)
      return lanes.some(({ projects }) => projects.length > 0) || steps.length > 0 ? { type, head, lanes, steps } : undefined
    }
    case 'boardPicture':
      return { type, head, alt: boardInWords(board) }
    case 'remarks': {
      const items = filled(saidItems(board))
      return items && { type, head, items }
    }
    case 'looseEnds': {
      const groups = filled(looseEnds(board))
      return groups && { type, head, groups }
    }
    case 'parties': {
      const cards = Map.groupBy(board.input.content.cards, ({ partyId }) => partyId)
      const items = filled(board.input.parties.map((party) => ({ party, cards: cards.get(party.id)?.length ?? 0 })))
      return items && { type, head, items }
    }
  }
}

/** Where pictures are, and how many of them say nothing to who does not see them. */
function imagesSaid({ of, words }: ReportBoard): readonly string[] {
  const images = of('image')
  const without = images.filter(({ text }) => text.trim() === '').length
  return images.length === 0 ? [] : [words.imagesToo, ...(without === 0 ? [] : [words.undescribed(without)])]
}

function boardInWords({ input, words, of, sections }: ReportBoard): string {
  const counts = CARD_KINDS.map((kind) => ({ kind, count: of(kind).length })).filter(({ count }) => count > 0).map(({ kind, count }) => words.count[kind](count))
  const titles = sections.map(({ title }) => visibleLine(title)).filter((title) => title !== '')
  return words.boardAlt(counts.join(', ') || words.cards(input.content.cards.length), titles.length === 0 ? '' : words.boardAltSections(titles.join(', ')))
}
