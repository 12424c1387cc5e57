/** Outlines of the marks in a box of 16 × 16. */
const SHAPES: Readonly<Record<number, string>> = {
  1: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13Z',
  2: 'M8 1.5 15 14H1Z',
  3: 'M2 2h12v12H2Z',
  4: 'M8 .8 15.2 8 8 15.2 .8 8Z',
  5: 'M5.6 1h4.8v4.6H15v4.8h-4.6V15H5.6v-4.6H1V5.6h4.6Z',
  6: 'M8 1 15.2 6.3 12.4 14.6H3.6L.8 6.3Z',
  7: 'M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 1 1 8 1.2Zm0 3.4a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8Z',
  8: 'M8 .6 10.2 5.6 15.6 6.1 11.5 9.7 12.7 15 8 12.2 3.3 15 4.5 9.7 .4 6.1 5.8 5.6Z',
}

export const partyMarkPath = (color: number): string => SHAPES[((color - 1) % 8) + 1] ?? SHAPES[1] ?? ''
