import { FROM_RIGHT as RIGHT } from '@visiebord/shared/report/readsFromRight.ts'

/** What stands on one line, in reading order; `text` holds one direction only. */
export type DirectedRun = { readonly text: string }

const LETTER = /\p{L}/u
const DIGIT = /\p{Nd}/u
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«' }

type Direction = 'left' | 'right' | 'number' | 'neutral'

export const hasRightToLeft = (text: string): boolean => RIGHT.test(text)

const directionOf = (text: string): Direction => (RIGHT.test(text) ? 'right' : LETTER.test(text) ? 'left' : DIGIT.test(text) ? 'number' : 'neutral')

/** Pieces of one direction each: `(loket` is a bracket and a word. */
export const splitByDirection = (text: string): readonly string[] =>
  text.match(/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{M}\u200c\u200d]+|[\p{L}\p{M}\p{N}\p{S}'’.\-/@]*[\p{L}\p{N}\p{S}]|[^\p{L}\p{N}\p{S}]/gu) ?? [text]

/** The order from left to right on paper: the Unicode bidirectional rules, as far as notes of a workshop need them (no explicit overrides). */
export function visualOrder<T extends DirectedRun>(runs: readonly T[], fromRight: boolean): readonly T[] {
  const resolved = resolve(runs.map(({ text }) => directionOf(text)), fromRight)
  const levels = resolved.map((right) => right)
  const ordered = reverseStretches(runs.map((run, index) => (levels[index] && run.text in MIRRORED ? { ...run, text: MIRRORED[run.text] ?? run.text } : run)), levels, !fromRight)
  return fromRight ? ordered.toReversed() : ordered
}

/** True where a run goes from right to left. Numbers follow the letters before them, the rest its neighbours if they agree. */
function resolve(directions: readonly Direction[], fromRight: boolean): readonly boolean[] {
  const strong: (boolean | undefined)[] = []
  let before = fromRight
  for (const direction of directions) {
    if (direction === 'left' || direction === 'right') before = direction === 'right'
    strong.push(direction === 'neutral' ? undefined : before)
  }
  let following: boolean | undefined
  const after = strong.toReversed().map((each) => (following = each ?? following)).toReversed()
  let preceding: boolean | undefined = fromRight
  return strong.map((each, index) => {
    if (each !== undefined) return (preceding = each)
    return preceding === (after[index] ?? fromRight) ? (preceding ?? fromRight) : fromRight
  })
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
