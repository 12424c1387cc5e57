import type { ListMark, WordLine } from '../words/readWords.ts'

/** In em. A bullet with its room, a figure, the point behind it with its room, and one level deeper. */
const BULLET = 0.85
const FIGURE = 0.64
const POINT = 0.5
const DEEPER = 1.1

const room = ({ label }: ListMark): number => (/^\d/u.test(label) ? (label.length - 1) * FIGURE + POINT : BULLET)

/** How far the words of each line stand in, in em: in one list all alike, so that 9 and 10 leave the same room. The label begins at `label`. */
export function listIndents(lines: readonly WordLine[]): readonly { readonly words: number; readonly label: number }[] {
  const indents: { words: number; label: number }[] = []
  for (let from = 0; from < lines.length; ) {
    const first = lines[from]?.list
    let until = from + 1
    if (first !== undefined) while (lines[until]?.list !== undefined) until++
    const most = [0, 0]
    for (const { list } of lines.slice(from, until)) if (list !== undefined) most[list.depth] = Math.max(most[list.depth] ?? 0, room(list))
    for (const { list } of lines.slice(from, until)) {
      const label = list === undefined ? 0 : list.depth * DEEPER
      indents.push({ label, words: list === undefined ? 0 : label + (most[list.depth] ?? 0) })
    }
    from = until
  }
  return indents
}
