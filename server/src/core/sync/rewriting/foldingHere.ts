import type { BoardParts, Folding } from '../../ports/folding.ts'
import { foldBoard } from './foldBoard.ts'
import { rewriteBoard } from './rewriteBoard.ts'
import { splitBoard } from './splitBoard.ts'

/** What a folding does, by name: the same functions here and in a thread. They throw. */
export const FOLDINGS = { fold: foldBoard, rewrite: rewriteBoard, split: splitBoard } as const

const later = async <T>(work: (parts: BoardParts) => T, parts: BoardParts): Promise<T> => {
  await Promise.resolve()
  return work(parts)
}

/** In the calling thread, which it holds as long as it takes: for tests, and where no thread can be had. */
export function createFoldingHere(): Folding {
  return {
    fold: (parts) => later(FOLDINGS.fold, parts),
    rewrite: (parts) => later(FOLDINGS.rewrite, parts),
    split: (parts) => later(FOLDINGS.split, parts),
  }
}
