/** The light theme as flat colours, for paper and pictures: the same values as the page's tokens (a test compares them). */
export const PAPER = {
  table: '#DCE2DE',
  sheet: '#FCFCF8',
  paper: '#FFFFFF',
  paperSubtle: '#F1F4F0',
  ink: '#14262B',
  inkSubtle: '#4B5C61',
  border: '#C3CCC7',
  borderStrong: '#6B7B7E',
  action: '#0F4C5C',
  thread: '#C22E16',
  onThread: '#FFFFFF',
  positive: '#1B6B3F',
  positiveSubtle: '#E0F0E2',
  warning: '#7A4A00',
  warningSubtle: '#FBEBCB',
} as const

export type PartyPaper = { readonly fill: string; readonly band: string; readonly strong: string }

const PARTIES: readonly PartyPaper[] = [
  { fill: '#B4E3B2', band: '#97CB9C', strong: '#236A45' },
  { fill: '#F5CE80', band: '#DCB368', strong: '#764708' },
  { fill: '#D9B1CD', band: '#C092B5', strong: '#5C1457' },
  { fill: '#C6CFD5', band: '#A9B4BC', strong: '#34495A' },
  { fill: '#A3C9F5', band: '#85B0E3', strong: '#0D4C9A' },
  { fill: '#F6AC92', band: '#DE8D77', strong: '#7C0F0A' },
  { fill: '#F4EE8E', band: '#D9D477', strong: '#6F6C1C' },
  { fill: '#A4F0EF', band: '#88D7D8', strong: '#17757B' },
]

const WHITE: PartyPaper = { fill: PAPER.paper, band: PAPER.paperSubtle, strong: PAPER.borderStrong }

/** `color` 1–8; a card of nobody is white. */
export const partyPaper = (color: number | undefined): PartyPaper => (color === undefined ? WHITE : (PARTIES[(color - 1) % PARTIES.length] ?? WHITE))
