import { describe, expect, test } from 'vitest'
import { plainOf, tableOf, textsOf } from './table.ts'

const SEED = Number(process.env['SEED'] ?? 7)
/** mulberry32 */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

describe('lines and cells', () => {
  test('[CB6] cells of a spreadsheet: quotes, tabs and ends of lines inside a cell', () => {
    expect(tableOf('naam\tidee\r\nAnna\t"Eén loket,\neen ""gezicht"""\r\nBas\tMet\tspatie \r\n')).toEqual([['naam', 'idee'], ['Anna', 'Eén loket,\neen "gezicht"'], ['Bas', 'Met', 'spatie']])
  })

  test('[CB6] a sentence in quotes keeps them, and a quote that never ends is a letter', () => {
    expect(tableOf('"Wie niet waagt"\n"Ja", zei hij\n"los eind\nverder')).toEqual([['"Wie niet waagt"'], ['"Ja", zei hij'], ['"los eind'], ['verder']])
  })

  test('[CB6] bullets and numbers of a list are taken off, also as Word writes them', () => {
    expect(tableOf('• een\n• twee').flat()).toEqual(['een', 'twee'])
    expect(tableOf('- een\n  * twee\n– drie\n\n☐ vier').flat()).toEqual(['een', 'twee', 'drie', 'vier'])
    expect(tableOf('•\teen\no\ttwee\n§\tdrie').flat()).toEqual(['een', 'twee', 'drie'])
    expect(tableOf('1. een\n2) twee\n10. drie').flat()).toEqual(['een', 'twee', 'drie'])
    expect(tableOf('1.\teen\n1.1.\ttwee').flat()).toEqual(['een', 'twee'])
    expect(tableOf('a) een\nb) twee').flat()).toEqual(['een', 'twee'])
  })

  test('[CB6] what only looks like a list stays: a temperature, a year, one numbered line, numbers in cells', () => {
    expect(tableOf('-5 graden\n2027. Een jaar\n*nadruk*').flat()).toEqual(['-5 graden', '2027. Een jaar', '*nadruk*'])
    expect(tableOf('3. Oktober').flat()).toEqual(['3. Oktober'])
    expect(tableOf('1. een\ntwee\ndrie').flat()).toEqual(['1. een', 'twee', 'drie'])
    expect(tableOf('12\tTiel\n7\tCulemborg')).toEqual([['12', 'Tiel'], ['7', 'Culemborg']])
  })

  test('[CB6] empty cells and lines go, control characters too; a soft end of a line stays within its card', () => {
    expect(tableOf('\n \t \na\u0000b\t\tc\n\n')).toEqual([['ab', 'c']])
    expect(tableOf('een\u000Btwee\ndrie\u2028vier').flat()).toEqual(['een\ntwee', 'drie\nvier'])
    expect(tableOf('')).toEqual([])
    expect(tableOf('\ud800x').flat()).toEqual(['\ufffdx'])
  })

  test('[CB7] a card for each line, for each cell, or one for all', () => {
    const table = tableOf('Tiel\tloket\nCulemborg\twijkteam')
    expect(textsOf(table, 'line')).toEqual(['Tiel\nloket', 'Culemborg\nwijkteam'])
    expect(textsOf(table, 'cell')).toEqual(['Tiel', 'loket', 'Culemborg', 'wijkteam'])
    expect(textsOf(table, 'whole')).toEqual(['Tiel loket\nCulemborg wijkteam'])
    for (const cut of ['line', 'cell', 'whole'] as const) expect(textsOf([], cut)).toEqual([])
  })

  test(`[CB6] what is written for a spreadsheet is read back cell by cell, seed ${SEED}`, () => {
    const next = random(SEED)
    const letters = ['a', 'é', '"', '""', '\n', '\t', ' ', ',', '=', '🎉', 'x y']
    for (let round = 0; round < 300; round++) {
      const rows = Array.from({ length: 2 + Math.floor(next() * 5) }, () =>
        Array.from({ length: 1 + Math.floor(next() * 3) }, () => `q${Array.from({ length: Math.floor(next() * 8) }, () => letters[Math.floor(next() * letters.length)] ?? '').join('')}q`),
      )
      expect(tableOf(plainOf(rows))).toEqual(rows)
    }
  })

  test('[CB1] one text alone is itself, whatever is in it', () => {
    expect(plainOf([['een "woord"\ten\nmeer', 'Tiel']])).toBe('een "woord"\ten\nmeer')
    expect(plainOf([])).toBe('')
  })

  test('[CB8] quotes that never end cost no more than letters', () => {
    for (const piece of ['"', '"a\t', '"x\n', '"""x\n', '""\t"']) expect(tableOf(piece.repeat(300_000 / piece.length)).flat().join('').length, piece).toBeGreaterThan(1_000)
  })
})
