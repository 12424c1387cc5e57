/** Values that are one thing although they hold two: two hands never mix an x and a y. */
export type Position = { readonly x: number; readonly y: number }
export type Size = { readonly w: number; readonly h: number }

/** A quarter of a year, written `2027-Q1`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`
