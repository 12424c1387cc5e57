import { first } from './0001-first.ts'
import { quietBoards } from './0002-quiet-boards.ts'
import { ledgerSums } from './0003-ledger-sums.ts'
import { images } from './0004-images.ts'

/** In the order in which they are applied, each in one transaction. Append only: a released one never changes. */
export const MIGRATIONS: readonly { readonly name: string; readonly statements: readonly string[] }[] = [
  { name: '0001-first', statements: first },
  { name: '0002-quiet-boards', statements: quietBoards },
  { name: '0003-ledger-sums', statements: ledgerSums },
  { name: '0004-images', statements: images },
]
