import { CARD_KINDS } from '../../board/schema.ts'
import { plainWords } from '../../board/words/readWords.ts'
import { formatMoment } from '../formatMoment.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { Fact, ReportSection, Seal } from '../reportModel.ts'

const contentInWords = (board: ReportBoard): string => {
  const counts = CARD_KINDS.map((kind) => ({ kind, count: board.of(kind).length })).filter(({ count }) => count > 0)
  return counts.map(({ kind, count }) => board.words.count[kind](count)).join(' · ') || board.words.noCards
}

/** What this is, of which round, what is in it, and the number that proves it. */
export function coverPage(board: ReportBoard, seal: Seal | undefined): Extract<ReportSection, { type: 'cover' }> {
  const { input, words } = board
  const round = seal === undefined ? input.rounds.find(({ state }) => state === 'open') : input.rounds.find(({ snapshot }) => snapshot === seal.number)
  const adopted = board.of('statement').filter(({ status }) => status === 'adopted')
  const facts: Fact[] = []
  if (round) facts.push({ label: words.round, value: `${round.title} · ${words.phase[round.phase]}` })
  if (seal) facts.push({ label: words.sealed, value: formatMoment(seal.sealedAt, input.workshop.language) })
  if (input.participants !== undefined) facts.push({ label: words.participants, value: String(input.participants) })
  facts.push({ label: words.content, value: contentInWords(board) })
  return {
    type: 'cover',
    eyebrow: seal ? words.reportOf(seal.number) : words.live,
    title: input.workshop.title,
    ...(adopted.length === 1 && adopted[0] ? { lead: plainWords(adopted[0].text) } : {}),
    ...(seal ? { seal } : { warning: words.liveWarning }),
    facts,
    parties: input.parties,
  }
}
