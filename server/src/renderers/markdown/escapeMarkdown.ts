import type { Run } from '@visiebord/shared/board/words/readWords.ts'
import { visibleLine, visibleText } from '@visiebord/shared/report/visibleText.ts'

/** Everything that CommonMark or GitHub's dialect could take for markup anywhere in a line. */
const MARKUP = /[\\`*_[\]#<>&|~$@^]/g
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
/** What is markup only at the beginning of a line: lists, rules, underlined headings, numbers of lists. */
const LINE_START = /^(\s*)([-+=:]|\d+(?=[.)]))/
/** A colon that makes a link or an emoji of its neighbours, and the dot of `www.`. Other colons and brackets are harmless and stay readable. */
const COLON = /:(?=\/\/|[\w+-]*[a-z][\w+-]*:)|(?<=\b(?:mailto|xmpp|javascript)):/gi
const WWW = /\b(www)\./gi

const escapeLine = (line: string): string => {
  const marked = line
    .replace(MARKUP, (sign) => ENTITIES[sign] ?? `\\${sign}`)
    .replace(COLON, '\\:')
    .replace(WWW, '$1\\.')
  const started = marked.replace(LINE_START, (_, space: string, sign: string) => (/\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`))
  return started.replace(/^[ \t\u00a0]+/, (space) => space.replaceAll('\t', '&emsp;').replaceAll(' ', '&nbsp;'))
}

/** [X31] On one line, with nothing in it that becomes markup, HTML or a link. */
export const markdownLine = (text: string): string => escapeLine(visibleLine(text))

/** [X32] With its own line breaks kept, as hard breaks; following lines are indented to stay in their list item. */
export const markdownText = (text: string, indent: string): string =>
  visibleText(text).replace(/\s+$/u, '').split('\n').map((line) => escapeLine(line.trimEnd())).join(`\\\n${indent}`)

/** One line of one weight each: what is markup at the beginning of a line only, is none in its middle. */
export const markdownRuns = (runs: readonly Run[]): string =>
  runs.map(({ text, bold }, index) => {
    const escaped = index === 0 ? escapeLine(text) : escapeLine(`.${text}`).slice(1)
    return bold ? `**${escaped}**` : escaped
  }).join('')
