import { listIndents } from '@visiebord/shared/board/geometry/listIndents.ts'
import { markedWords, type Run, type WordLine } from '@visiebord/shared/board/words/readWords.ts'
import type { ReactNode } from 'react'
import styles from './ShownWords.module.css'

/** The words of a card as they are shown. Most are plain, and stay the string they are: cards without marks cost what they did. */
export function shownWords(text: string): ReactNode {
  const lines = markedWords(text)
  return lines === undefined ? text : <MarkedWords lines={lines} />
}

type Indent = ReturnType<typeof listIndents>[number]
type Part = { readonly at: number; readonly line: WordLine; readonly indent: Indent }

/** `data-words`: whoever looks for a letter of the text in here asks `readWords` which letters are shown. */
function MarkedWords({ lines }: { readonly lines: readonly WordLine[] }) {
  const indents = listIndents(lines)
  const groups: Part[][] = []
  for (const [at, line] of lines.entries()) {
    const part = { at, line, indent: indents[at] ?? { words: 0, label: 0 } }
    const last = groups.at(-1)
    if (last !== undefined && line.list !== undefined && last[0]?.line.list !== undefined) last.push(part)
    else groups.push([part])
  }
  return (
    <span className={`${styles.words} ${styles.line}`} data-words="">
      {groups.map((group) =>
        group[0]?.line.list === undefined ? (
          <span key={group[0]?.at} className={styles.line}>{runsOf(group[0]?.line.runs ?? [])}</span>
        ) : (
          <span key={group[0].at} className={styles.list} role="list">{group.map((part) => <Item key={part.at} {...part} />)}</span>
        ),
      )}
    </span>
  )
}

function Item({ line: { list, runs }, indent }: Part) {
  const isNumber = list !== undefined && /^\d/u.test(list.label)
  return (
    <span className={styles.item} role="listitem" aria-level={list?.depth === 1 ? 2 : undefined} style={{ paddingInlineStart: `${indent.words}em` }}>
      <span className={styles.label} data-label="" aria-hidden={isNumber ? undefined : true} style={{ insetInlineStart: `${indent.label}em` }}>{list?.label}</span>
      {runsOf(runs)}
    </span>
  )
}

const runsOf = (runs: readonly Run[]): ReactNode => runs.map(({ text, bold, at }) => (bold ? <strong key={at}>{text}</strong> : text))
