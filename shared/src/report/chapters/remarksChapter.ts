import { commentWords } from '../../board/remarks/mentions.ts'
import { commentsOf, reactionsOf, tagsOf } from '../../board/remarks/remarksOf.ts'
import { readingOrder } from '../../board/selectors/readingOrder.ts'
import { formatMoment } from '../formatMoment.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { SaidItem } from '../reportModel.ts'

/** Cards of which something was said, in the order in which the board is read aloud. */
export function saidItems(board: ReportBoard): readonly SaidItem[] {
  const { input: { names, parties, workshop }, words, read } = board
  const nameOf = (id: string): string => names?.get(id)?.name ?? words.somebody
  return readingOrder(read).flatMap((id) => {
    const [card, remarks] = [read.cards.get(id), read.remarksAt(id)]
    if (card === undefined || remarks.length === 0) return []
    return [{
      card: board.refer(card),
      tags: tagsOf(remarks),
      reactions: reactionsOf(remarks).map(({ value, by }) => words.reaction(words.signs[value], by.length)),
      comments: commentsOf(remarks).map((comment) => {
        const author = comment.authorId === undefined ? undefined : names?.get(comment.authorId)
        const party = parties.find((each) => each.id === author?.partyId)
        return {
          id: comment.id,
          text: commentWords(comment, nameOf),
          ...(comment.authorId === undefined ? {} : { author: author?.name ?? words.somebody }),
          ...(party === undefined ? {} : { party }),
          notes: [...(comment.at === undefined ? [] : [formatMoment(comment.at, workshop.language)]), ...(comment.resolved === true ? [words.resolved] : [])],
        }
      }),
    }]
  })
}
