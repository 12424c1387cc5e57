import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../language/language.ts'
import { CATALOGUE, GROUP_IDS, groupTitle } from './catalogue.ts'
import { shownKeys } from './shownKeys.ts'
import { actionWords } from './words.ts'

/** The guide says that what is bold stands on the screen exactly so, and what keys do: this holds it to that. */
const DOCS = path.resolve(import.meta.dirname, '../../../../docs')
const GUIDES = { nl: 'gids.md', en: 'guide.md' } as const
const LANGUAGES = ['nl', 'en'] as const satisfies readonly Language[]
const HEADS = { nl: ['Wat', 'Toets', 'of'], en: ['What', 'Key', 'or'] } as const
/** Keys beside the catalogue's: of the browser, of a field, of the list, and those that go with a mouse. */
const OTHER_KEYS = new Set(['Tab', 'Esc', 'Enter', 'Shift+Enter', 'Shift', 'Alt', 'Ctrl', '⌘', '@', 'Delete', 'I', 'PageDown', 'PageUp'])

const pageOf = (language: Language): string => readFileSync(path.join(DOCS, GUIDES[language]), 'utf8')

/** Every sentence that a page may show in this language; of those that count, the ones for 1 and 2. */
function onScreen(language: Language): ReadonlySet<string> {
  const said = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') said.add(value)
    else if (typeof value === 'function') {
      for (const count of [1, 2]) {
        try {
          gather((value as (...given: readonly number[]) => unknown)(count, count, count))
        } catch {
          // It tells of something else than a number.
        }
      }
    } else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) gather(each)
  }
  const files = import.meta.glob<Readonly<Record<string, unknown>>>(['../../**/words.ts', '../../**/*Words.ts'], { eager: true })
  for (const file of Object.values(files)) {
    for (const words of Object.values(file)) if (typeof words === 'object' && words !== null && 'nl' in words && 'en' in words) gather(words[language])
  }
  for (const { words } of CATALOGUE) said.add(words[language].name)
  return said
}

const boldIn = (page: string): readonly string[] => [...page.matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words)

const chord = (keys: string, language: Language): readonly string[] => shownKeys(keys, actionWords[language].keyNames, false)
/** `=` and `_` are + and − with or without Shift. */
const told = (keys: readonly string[]): readonly string[] => keys.filter((each) => each !== '=' && each !== '_')

/** The list of keys as the guide has it: one table a group, from the same catalogue as the help on the screen. */
function keyTables(language: Language): string {
  const [what, key, or] = HEADS[language]
  return GROUP_IDS.flatMap((group) => {
    const rows = CATALOGUE.filter((action) => action.group === group && action.keys.length > 0).map(
      ({ words, keys }) => `| ${words[language].name} | ${told(keys).map((each) => chord(each, language).map((part) => `\`${part}\``).join(' + ')).join(` ${or} `)} |`,
    )
    return rows.length === 0 ? [] : [`### ${groupTitle(group, language)}\n| ${what} | ${key} |\n|---|---|\n${rows.join('\n')}\n`]
  }).join('\n')
}

const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-')
const headingsOf = (page: string): readonly string[] => [...page.matchAll(/^(#{2,3}) (.+)$/gm)].map(([, level = '', words = '']) => `${level} ${words}`)
const chaptersOf = (page: string): readonly string[] => headingsOf(page).filter((each) => each.startsWith('## ')).map((each) => each.slice(3))
const picturesOf = (page: string): readonly { readonly file: string; readonly said: string }[] => [...page.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, said = '', file = '']) => ({ file, said }))

describe.each(LANGUAGES)('the user guide (%s)', (language) => {
  const page = pageOf(language)

  test('[AC1] what is bold stands on the screen in exactly these words', () => {
    const screen = onScreen(language)
    expect(screen.size).toBeGreaterThan(500)
    expect(boldIn(page).length).toBeGreaterThan(100)
    expect(boldIn(page).filter((words) => !screen.has(words))).toEqual([])
  })

  test('[AC2] [AC5] the list of keys is the catalogue’s', () => {
    const given = /<!-- keys -->\n([\s\S]*)<!-- \/keys -->/.exec(page)?.[1]
    expect(given, `what docs/${GUIDES[language]} must say between the two comments`).toBe(keyTables(language))
  })

  test('[AC2] a key that the text speaks of is one that does something', () => {
    const known = new Set(CATALOGUE.flatMap(({ keys }) => keys.map((each) => chord(each, language).join('+'))))
    const text = page.replace(/<!-- keys -->[\s\S]*<!-- \/keys -->/, '')
    const named = [...text.matchAll(/`[^`\n]+`(?: \+ `[^`\n]+`)*/g)].map(([keys]) => keys.replaceAll('`', '').replaceAll(' + ', '+'))
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((each) => !known.has(each) && !OTHER_KEYS.has(each))).toEqual([])
  })

  test('its contents lead to its chapters, its links to pages that are there', () => {
    const chapters = chaptersOf(page).slice(1)
    const contents = [...page.matchAll(/^- \[(.+?)\]\(#(.+?)\)$/gm)].map(([, words = '', anchor = '']) => [words, anchor])
    expect(contents).toEqual(chapters.map((words) => [words, anchorOf(words)]))
    const files = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, file = '']) => file)
    expect(files.filter((file) => !existsSync(path.join(DOCS, file)))).toEqual([])
  })

  test('every picture is told in words', () => {
    expect(picturesOf(page).length).toBeGreaterThan(10)
    expect(picturesOf(page).filter(({ said }) => said.length < 30)).toEqual([])
  })
})

test('both guides have the same chapters, keys and pictures, in the same order', () => {
  const [dutch, english] = [pageOf('nl'), pageOf('en')]
  const shape = (page: string) => headingsOf(page).map((each) => each.indexOf(' '))
  expect(shape(english)).toEqual(shape(dutch))
  expect(picturesOf(english).map(({ file }) => file)).toEqual(picturesOf(dutch).map(({ file }) => file))
  const rows = (page: string) => page.split('\n').filter((line) => line.startsWith('|')).length
  expect(rows(english)).toBe(rows(dutch))
})

test('no picture lies about that no page shows, and none is heavy', () => {
  const shown = new Set([...LANGUAGES.map(pageOf), readFileSync(path.join(DOCS, '../README.md'), 'utf8')].flatMap(picturesOf).map(({ file }) => path.basename(file)))
  const files = readdirSync(path.join(DOCS, 'pictures'))
  expect(files.filter((file) => !shown.has(file))).toEqual([])
  expect(files.filter((file) => statSync(path.join(DOCS, 'pictures', file)).size > 250_000)).toEqual([])
})
