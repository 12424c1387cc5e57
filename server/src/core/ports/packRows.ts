import type { PackedRows } from './store.ts'

/** Rows end to end in a buffer of their own. */
export function packRows(after: number, rows: readonly Uint8Array[]): PackedRows {
  const ends = new Uint32Array(rows.length)
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.length, 0))
  let end = 0
  for (const [index, row] of rows.entries()) {
    bytes.set(row, end)
    end += row.length
    ends[index] = end
  }
  return { after, ends, bytes }
}

/** Each row of the pack in order, as a view: nothing is copied. */
export function* unpackRows({ ends, bytes }: PackedRows): Generator<Uint8Array> {
  let start = 0
  for (const end of ends) {
    yield bytes.subarray(start, end)
    start = end
  }
}
