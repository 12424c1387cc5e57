import { describe, expect, it } from 'vitest'
import { inWords, pageScript } from '../load/pageScript.ts'

/** gzip, kB of 1000 bytes, before anything of the page is painted. */
const AT_MOST = { join: 90, board: 180 }

describe('script before the first paint', () => {
  it(`[CS20] of the join page is at most ${AT_MOST.join} kB`, () => {
    const script = pageScript('join page', ['JoinPage'])
    expect(script.kilobytes, inWords(script)).toBeLessThanOrEqual(AT_MOST.join)
  })

  it(`[CS20] of the board, for who came by the join page, is at most ${AT_MOST.board} kB`, () => {
    const script = pageScript('join page and board', ['JoinPage', 'BoardPage'])
    expect(script.kilobytes, inWords(script)).toBeLessThanOrEqual(AT_MOST.board)
  })

  it('[CS20] holds the whole board, and neither hands nor dialogs: a figure that leaves something out would be no figure', () => {
    const first = pageScript('join page and board', ['JoinPage', 'BoardPage'])
    const names = first.chunks.map(({ chunk }) => chunk)
    for (const later of ['handsPart', 'ListView', 'CardPanel', 'AgendaDialog', 'SealedScreen', 'MoveDialog']) expect(names.filter((name) => name.startsWith(`${later}-`)), later).toEqual([])
    expect(first.chunks.length).toBeGreaterThan(5)
    expect(pageScript('board with hands', ['JoinPage', 'BoardPage', 'handsPart']).kilobytes).toBeGreaterThan(first.kilobytes + 20)
  })
})
