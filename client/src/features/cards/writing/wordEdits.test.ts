import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainWords, readWords } from '@visiebord/shared/board/words/readWords.ts'
import { applySplices } from '../textDiff.ts'
import { enterInList, marksAt, toggleBold, toggleList, type WordEdit } from './wordEdits.ts'
import { verbOf } from './writingKeys.ts'

const SEED = Number(process.env['SEED'] ?? 61)
const RUNS = process.env['SOAK'] === '1' ? 20_000 : 1_000

/** `[` and `]` stand at the ends of what is chosen, `|` at a caret. */
function field(marked: string): { readonly text: string; readonly selection: { readonly from: number; readonly to: number } } {
  const caret = marked.indexOf('|')
  if (caret >= 0) return { text: marked.replace('|', ''), selection: { from: caret, to: caret } }
  const from = marked.indexOf('[')
  return { text: marked.replace('[', '').replace(']', ''), selection: { from, to: marked.indexOf(']') - 1 } }
}
function shown(text: string, edit: WordEdit | undefined): string | undefined {
  if (edit === undefined) return undefined
  const made = applySplices(text, edit.splices)
  const { from, to } = edit.select
  return from === to ? `${made.slice(0, from)}|${made.slice(from)}` : `${made.slice(0, from)}[${made.slice(from, to)}]${made.slice(to)}`
}
const bold = (marked: string): string | undefined => shown(field(marked).text, toggleBold(field(marked).text, field(marked).selection))
const list = (marked: string, kind: 'bullets' | 'numbers'): string | undefined => shown(field(marked).text, toggleList(field(marked).text, field(marked).selection, kind))
const enter = (marked: string): string | undefined => shown(field(marked).text, enterInList(field(marked).text, field(marked).selection))

describe('bold', () => {
  test.each([
    ['wij [zijn] er', 'wij **[zijn]** er'],
    ['wij **[zijn]** er', 'wij [zijn] er'],
    ['wij[ zijn ]er', 'wij[ **zijn** ]er'],
    ['wij zi|jn er', 'wij **zi|jn** er'],
    ['wij **zi|jn** er', 'wij zi|jn er'],
    ['wij zijn|', 'wij **zijn**|'],
    ['wij **zijn**|', 'wij zijn|'],
    ['wij |zijn', 'wij **|zijn**'],
    ['**een [twee] drie**', '**een** [twee] **drie**'],
    ['**een** [twee]', '**een** **[twee]**'],
    ['**een**[twee]', '**een[twee]**'],
    ['[een **twee** drie]', '**[een twee drie]**'],
    ['- [een\n- twee]\n- drie', '- **[een**\n- **twee]**\n- drie'],
    ['- **[een**\n- **twee]**\n- drie', '- [een\n- twee]\n- drie'],
    ['[- een]', '[- **een]**'],
    ['zon-en-zee|', '**zon-en-zee**|'],
    ['😀 | ', '😀 **|** '],
    ['een **|** ', 'een | '],
    ['een **vet|**', 'een **vet**|'],
    ['[   ]', undefined],
    ['y[(x)]', undefined],
  ])('[WD7] %j becomes %j', (before, after) => {
    expect(bold(before)).toBe(after)
  })

  test('[WD7] only marks are put down or taken away: the letters, and the carets of others in them, stay', () => {
    const { text, selection } = field('- [een **twee** drie]')
    expect(toggleBold(text, selection)?.splices).toEqual([
      { index: 2, remove: 0, insert: '**' },
      { index: 8, remove: 2, insert: '' },
      { index: 12, remove: 2, insert: '' },
      { index: 17, remove: 0, insert: '**' },
    ])
  })

  const piece = fc.constantFrom('**', '*', '- ', '1. ', ' ', '\n', 'a', 'bé', '.', '(', '😀')
  test(`[WD7] [WD9] whatever stands there, the words stay, and all that changes are marks (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')), fc.nat(30), fc.nat(30), (text, a, b) => {
        const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
        const edit = toggleBold(text, { from, to })
        if (edit === undefined || from === to) return
        const made = applySplices(text, edit.splices)
        const letters = (words: string): string => plainWords(words).replaceAll(/\s/gu, '')
        expect(letters(made)).toBe(letters(text))
        expect(made.split('\n')).toHaveLength(text.split('\n').length)
        let now = text
        for (const splice of edit.splices) {
          expect([splice.insert, now.slice(splice.index, splice.index + splice.remove)].toSorted()).toEqual(['', '**'])
          now = applySplices(now, [splice])
        }
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
})

describe('lists', () => {
  test.each([
    ['bullets', 'een|', '- een|'],
    ['bullets', '- een|', 'een|'],
    ['bullets', '|', '- |'],
    ['bullets', '[een\n\ntwee]', '[- een\n\n- twee]'],
    ['bullets', '1. ee|n', '- ee|n'],
    ['bullets', '  * [een\ntwee]', '  - [een\n- twee]'],
    ['numbers', '[een\ntwee\n]drie', '[1. een\n2. twee\n]drie'],
    ['numbers', '2. een\ntw|ee', '2. een\n3. tw|ee'],
    ['numbers', '- een\n[- twee\n  - diep\n- drie]', '- een\n[1. twee\n  1. diep\n2. drie]'],
    ['numbers', '[1. een\n2) twee]', '[een\ntwee]'],
  ] as const)('[WD8] %s: %j becomes %j', (kind, before, after) => {
    expect(list(before, kind)?.replaceAll(/[[\]]/gu, '')).toBe(after.replaceAll(/[[\]]/gu, ''))
  })

  test.each([
    ['- een|', '- een\n- |'],
    ['* ee|n', '* ee\n* |n'],
    ['\t• een|', '\t• een\n\t• |'],
    ['1. een|', '1. een\n2. |'],
    ['9) een|\n10) tien\n11) elf\n13) meer', '9) een\n10) |\n11) tien\n12) elf\n13) meer'],
    ['- een\n- |', '- een\n|'],
    ['1. |\n2. twee', '|\n2. twee'],
    ['- [een\ntw]ee', '- \n- |ee'],
    ['een|', undefined],
    ['|- een', undefined],
    ['-5 graden|', undefined],
    ['999. laatste|', undefined],
  ])('[WD8] Enter in %j makes %j', (before, after) => {
    expect(enter(before)).toBe(after)
  })

  test('[WD8] by key: Ctrl+B, Ctrl+Shift+8 and 7, whatever sign is on them', () => {
    const press = (code: string, key: string, mods: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>>) => verbOf({ code, key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods })
    expect(press('KeyB', 'b', { ctrlKey: true })).toBe('bold')
    expect(press('KeyB', 'B', { metaKey: true })).toBe('bold')
    expect(press('Digit8', '*', { ctrlKey: true, shiftKey: true })).toBe('bullets')
    expect(press('Digit7', '/', { metaKey: true, shiftKey: true })).toBe('numbers')
    expect([press('KeyB', 'b', {}), press('KeyB', 'b', { ctrlKey: true, altKey: true }), press('KeyB', 'B', { ctrlKey: true, shiftKey: true }), press('Digit8', '8', { ctrlKey: true }), press('Tab', 'Tab', {})]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

test('[WD10] buttons are pressed by what is chosen, or stands at the caret', () => {
  const marks = (marked: string) => marksAt(field(marked).text, field(marked).selection)
  expect(marks('wij **zi|jn** er')).toEqual({ bold: true, list: undefined })
  expect(marks('wij **zijn** e|r')).toEqual({ bold: false, list: undefined })
  expect(marks('- **[een**\n- **twee]**')).toEqual({ bold: true, list: 'bullets' })
  expect(marks('- [een\n\n2. twee]')).toEqual({ bold: false, list: undefined })
  expect(marks('1. |')).toEqual({ bold: false, list: 'numbers' })
  expect(readWords('1. ')[0]?.list).toBeUndefined()
})
