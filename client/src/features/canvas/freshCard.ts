import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

type Options = {
  readonly reader: BoardReader
  readonly live: (Pick<OpenWorkshop, 'board' | 'commands'> & { readonly awareness: Pick<OpenWorkshop['awareness'], 'others'> }) | undefined
}
export type FreshCard = ReturnType<typeof createFreshCard>

/** The card that this hand made last and has not left yet. Left without a letter in it, it goes again: nobody meant an empty card. */
export function createFreshCard({ reader, live }: Options) {
  let fresh: { readonly id: string; readonly card: Card | undefined } | undefined
  const isSomebodyElseIn = (id: string): boolean => [...(live?.awareness.others.getState().values() ?? [])].some(({ editing }) => editing === id)
  return {
    made(id: string): void {
      fresh = { id, card: reader.cards.get(id) }
    },
    /** Answers whether the card is gone. One that holds letters, links or steps, or in which somebody writes, stays. */
    left(id: string): boolean {
      const was = fresh
      fresh = undefined
      const now = reader.cards.get(id)
      if (was?.id !== id || live === undefined || now === undefined) return false
      if (now.text.trim() !== '' || isSomebodyElseIn(id) || reader.linksAt(id).size > 0 || reader.stepsOf(id).length > 0 || reader.remarksAt(id).length > 0) return false
      // Nothing happened since it was made: taken back, so that the next undo is of something that was meant.
      if (now === was.card) {
        const { undo } = live.board.getState().board
        if (undo.undo().done && !reader.cards.has(id)) return true
        undo.redo()
      }
      live.commands.deleteCards([id])
      return !reader.cards.has(id)
    },
  }
}
