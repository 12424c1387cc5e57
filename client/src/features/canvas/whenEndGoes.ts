import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { LinkDraft } from './tool.ts'

/** Calls back once a card between which a link is being made is gone, by whatever hand. Returns the way to stop. */
export function whenEndGoes({ from, to }: LinkDraft, reader: Pick<BoardReader, 'cards' | 'subscribe'>, gone: () => void): () => void {
  const ends = [from, to].filter((id) => id !== undefined)
  if (ends.length === 0) return () => undefined
  const stop = reader.subscribe(() => {
    if (ends.every((id) => reader.cards.has(id))) return
    stop()
    gone()
  })
  return stop
}
