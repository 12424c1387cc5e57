import { FROM_RIGHT as RIGHT } from '@visiebord/shared/report/readsFromRight.ts'

/** What stands on one line, in reading order; `text` holds one direction only. */
export type DirectedRun = { readonly text: string }

const LETTER = /\p{L}/u
const DIGIT = /\p{Nd}/u
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«' }
const OPENING: ReadonlySet<string> = new Set(['(', '[', '{', '<', '«'])

type Direction = 'left' | 'right' | 'number' | 'neutral'

export const hasRightToLeft = (text: string): boolean => RIGHT.test(text)

const directionOf = (text: string): Direction => (RIGHT.test(text) ? 'right' : LETTER.test(text) ? 'left' : DIGIT.test(text) ? 'number' : 'neutral')

/** Pieces of one direction each: `(loket` is a bracket and a word. */
export const splitByDirection = (text: string): readonly string[] =>
  text.match(/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}\u200c\u200d]+|[\p{L}\p{M}\p{N}\p{S}'’.,:\-/@]*[\p{L}\p{N}\p{S}%]|[^\p{L}\p{N}\p{S}]/gu) ?? [text]

/** The order from left to right on paper: the Unicode bidirectional rules, as far as notes of a workshop need them (no explicit overrides). */
export function visualOrder<T extends DirectedRun>(runs: readonly T[], fromRight: boolean): readonly T[] {
  const levels = resolve(runs.map(({ text }) => text), fromRight)
  const ordered = reverseStretches(runs.map((run, index) => (levels[index] && run.text in MIRRORED ? { ...run, text: MIRRORED[run.text] ?? run.text } : run)), levels, !fromRight)
  return fromRight ? ordered.toReversed() : ordered
}

/** True where a run goes from right to left. Numbers follow the letters before them, the rest its neighbours if they agree. */
function resolve(texts: readonly string[], fromRight: boolean): readonly boolean[] {
  const strong: (boolean | undefined)[] = []
  let before = fromRight
  for (const direction of texts.map(directionOf)) {
    if (direction === 'left' || direction === 'right') before = direction === 'right'
    strong.push(direction === 'neutral' ? undefined : before)
  }
  for (const [open, close] of bracketPairs(texts)) {
    const inside = strong.slice(open + 1, close).filter((each) => each !== undefined)
    if (inside.length > 0) strong[open] = strong[close] = inside.includes(fromRight) ? fromRight : (strong.slice(0, open).findLast((each) => each !== undefined) ?? fromRight)
  }
  let following: boolean | undefined
  const after = strong.toReversed().map((each) => (following = each ?? following)).toReversed()
  let preceding: boolean | undefined = fromRight
  return strong.map((each, index) => {
    if (each !== undefined) return (preceding = each)
    return preceding === (after[index] ?? fromRight) ? (preceding ?? fromRight) : fromRight
  })
}

/** Two brackets that belong together go one way, whatever stands beside them. In the order of their beginnings. */
function bracketPairs(texts: readonly string[]): readonly (readonly [open: number, close: number])[] {
  const opened: number[] = []
  const pairs: (readonly [number, number])[] = []
  for (const [at, text] of texts.entries()) {
    if (OPENING.has(text)) opened.push(at)
    const partner = opened.findLastIndex((open) => MIRRORED[texts[open] ?? ''] === text)
    if (OPENING.has(text) || !(text in MIRRORED) || partner < 0) continue
    pairs.push([opened[partner] ?? at, at])
    opened.length = partner
  }
  return pairs.toSorted(([a], [b]) => a - b)
}

/** Turns every stretch whose level equals `which` round. */
function reverseStretches<T>(runs: readonly T[], levels: readonly boolean[], which: boolean): readonly T[] {
  const turned: T[] = []
  for (let start = 0; start < runs.length; ) {
    let end = start
    while (end < runs.length && levels[end] === levels[start]) end++
    const stretch = runs.slice(start, end)
    turned.push(...(levels[start] === which ? stretch.toReversed() : stretch))
    start = end
  }
  return turned
}
