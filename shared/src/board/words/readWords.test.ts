import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedWords, plainWords, readWords } from './readWords.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 58)
const RUNS = SOAK ? 60_000 : 3_000

/** `[list] plain **bold**` of each line, short to compare. */
const told = (text: string): readonly string[] =>
  readWords(text).map(({ list, runs }) => `${list === undefined ? '' : `[${list.depth}${list.label}]`}${runs.map(({ text: words, bold }) => (bold ? `<b>${words}</b>` : words)).join('')}`)

describe('lists and bold, read out of plain words', () => {
  test.each([
    ['- dichtbij', '[0•]dichtbij'],
    ['* dichtbij', '[0•]dichtbij'],
    ['• dichtbij', '[0•]dichtbij'],
    ['1. dichtbij', '[01.]dichtbij'],
    ['12) dichtbij', '[012)]dichtbij'],
    ['  - dieper', '[1–]dieper'],
    ['\t* dieper', '[1–]dieper'],
    ['\t2. dieper', '[12.]dieper'],
    [' - een spatie is geen niveau', '[0•]een spatie is geen niveau'],
    ['-\teen tab na het streepje', '[0•]een tab na het streepje'],
    ['wij zijn **dichtbij** u', 'wij zijn <b>dichtbij</b> u'],
    ['**kern**taak en buurt**huis**', '<b>kern</b>taak en buurt<b>huis</b>'],
    ['- **Loket**: open', '[0•]<b>Loket</b>: open'],
    ['**een** en **twee**', '<b>een</b> en <b>twee</b>'],
    ['**open **dicht**', '**open <b>dicht</b>'],
    ['“**wij**”', '“<b>wij</b>”'],
    ['**مرحبا** بكم', '<b>مرحبا</b> بكم'],
  ])('[WD1] %j is read as %j', (text, read) => {
    expect(told(text)).toEqual([read])
  })

  test.each([
    '-5 graden', '- ', '-', '—', '--', '- \t', '2 ** 3', '2 * 3', '*', '**', '****', '***', '** los **', '**half', 'half**', '** half**', '**half **', '***alles***', '*schuin*',
    '2029. Een collega', '1.5 miljoen', '1.000 inwoners', '3)', '10.', '+ plus', '– streep', '(**x)**y', '👍**', '**\n**', '**een\ntwee**', '1 . los', '#**', '\u00a0',
  ])('[WD1] %j stays as it was typed', (text) => {
    expect(markedWords(text)).toBeUndefined()
    expect(plainWords(text)).toBe(text)
    expect(told(text).join('\n')).toBe(text)
  })

  test('[WD1] each line is read by itself, whatever ends it; where runs begin is known', () => {
    expect(told('Wij:\r\n- een\n  - **twee**\r\n\n1. drie\u2028- vier')).toEqual(['Wij:', '[0•]een', '[1–]<b>twee</b>', '', '[01.]drie', '[0•]vier'])
    const text = 'a **b** c\r\n- **d**e'
    expect(readWords(text).flatMap(({ runs }) => runs.map(({ at, text: words }) => text.slice(at, at + words.length) === words))).toEqual([true, true, true, true, true])
  })

  test('[WD3] what is said has no bullets and asterisks, but numbers, indents of others and line ends as they were', () => {
    expect(plainWords('**Loket**\r\n- open\n  1. van **9**\n\n  ingesprongen')).toBe('Loket\r\nopen\n1. van 9\n\n  ingesprongen')
  })

  const piece = fc.constantFrom('**', '*', '***', '- ', '* ', '• ', '1. ', '12) ', '999. ', ' ', '  ', '\t', '\n', '\r\n', '\u2028', 'a', 'bé', '.', '(', '😀', '👩‍👧', '\ud83d', 'مر', '-', '\u0000', '\u00ad')
  const hostile = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))

  test(`[WD2] whatever is typed, nothing is lost but marks, and nothing is read twice (seed ${SEED})`, () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = readWords(text)
        let read = 0
        for (const { runs } of lines) {
          for (const run of runs) {
            expect(text.slice(run.at, run.at + run.text.length)).toBe(run.text)
            // Between what is shown stands nothing but marks, spaces before them, and line ends.
            expect(text.slice(read, run.at)).toMatch(/^[-*•\d.) \t\r\n\u2028]*$/u)
            read = run.at + run.text.length
          }
        }
        expect(text.slice(read)).toMatch(/^[-*•\d.) \t\r\n\u2028]*$/u)
        const said = plainWords(text)
        expect(said.trim() === '').toBe(text.trim() === '')
        expect(markedWords(text) === undefined ? said : text.length - said.length).toEqual(markedWords(text) === undefined ? text : expect.any(Number))
        expect(said.split(/\r\n|[\n\r\u2028]/u)).toEqual(lines.map(({ list, runs }) => (list !== undefined && /\d/u.test(list.label) ? `${list.label} ` : '') + runs.map((run) => run.text).join('')))
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })

  test('[WD2] a text of two hundred thousand signs is read in the time it takes to look at each', () => {
    for (const part of ['**', '** ', '**a', '**a**', '*', ' ', '\t', '- ', '\n- ', '1. ', '\n', '**a ', '999', '(**']) {
      const text = part.repeat(Math.ceil(200_000 / part.length))
      const before = process.threadCpuUsage()
      plainWords(text)
      markedWords(text)
      const { user, system } = process.threadCpuUsage(before)
      expect((user + system) / 1_000, JSON.stringify(part)).toBeLessThan(4_000) // at most some hundreds of ms; anything square would take minutes
    }
  })
})
