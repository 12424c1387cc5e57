import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { DevelopmentItem, LaneItem, NoteItem, PrincipleItem, Report, ReportCard, ReportReference, ReportSection, SaidItem, StatementItem, StepItem, ThingItem } from '@visiebord/shared/report/reportModel.ts'
import { reportWords, type ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { periodOf } from '@visiebord/shared/report/period.ts'
import { utf8 } from '../utf8.ts'
import { markdownLine as line, markdownText as text } from './escapeMarkdown.ts'
import { markdownCell as cell, markdownWords } from './markdownWords.ts'

/** [X31][X32] The report as CommonMark: headings, lists and tables; no note becomes markup, HTML or a link. */
export function renderMarkdown(report: Report): Uint8Array {
  const words = reportWords(report.language)
  const blocks = report.sections.flatMap((section) => sectionBlocks(section, words))
  return utf8(`${blocks.filter((block) => block !== '').join('\n\n')}\n`)
}

function sectionBlocks(section: ReportSection, words: ReportWords): readonly string[] {
  switch (section.type) {
    case 'cover':
      return coverBlocks(section, words)
    case 'empty':
      return [section.text]
    case 'statements':
      return [...headBlocks(section.head), section.items.map((item) => statement(item, words)).join('\n')]
    case 'principles':
      return [...headBlocks(section.head), section.items.map((item) => principle(item, words)).join('\n')]
    case 'developments':
      return [...headBlocks(section.head), developmentTable(section.items, words)]
    case 'notes':
      return [
        ...headBlocks(section.head),
        ...section.groups.flatMap(({ title, notes }) => [
          `### ${title === undefined ? words.noSection : line(title) || words.noTitle} · ${words.count.note(notes.length)}`,
          notes.map((note) => noteItem(note, words)).join('\n'),
        ]),
      ]
    case 'things':
      return [
        ...headBlocks(section.head),
        ...section.groups.flatMap(({ title, things }) => [
          `### ${title === undefined ? words.noSection : line(title) || words.noTitle} · ${words.cards(things.length)}`,
          things.map((thing) => thingItem(thing, words)).join('\n'),
        ]),
      ]
    case 'roadmap':
      return [
        ...headBlocks(section.head),
        ...section.lanes.flatMap((lane) => laneBlocks(lane, words)),
        ...(section.steps.length === 0 ? [] : [`### ${words.stepsWithoutProject}`, section.steps.map((step) => stepItem(step, '', words)).join('\n')]),
      ]
    case 'boardPicture':
      return [...headBlocks(section.head), line(section.alt)]
    case 'remarks':
      return [...headBlocks(section.head), section.items.map((item) => saidItem(item, words)).join('\n')]
    case 'looseEnds':
      return [...headBlocks(section.head), ...section.groups.flatMap(({ title, cards }) => [`### ${title}`, cards.map((card) => `- ${reference(card, words)}`).join('\n')])]
    case 'parties':
      return [
        ...headBlocks(section.head),
        table([words.party, words.short, words.content], section.items.map(({ party, cards }) => [line(party.name), line(party.short), words.cards(cards)])),
      ]
  }
}

const headBlocks = ({ number, title, intro }: { readonly number: number; readonly title: string; readonly intro: string }): readonly string[] => [`## ${number}. ${title}`, intro]

function coverBlocks(cover: Extract<ReportSection, { type: 'cover' }>, words: ReportWords): readonly string[] {
  const { seal } = cover
  const facts = cover.facts.map(({ label, value }) => `- **${label}**: ${line(value)}`)
  if (seal) facts.push(`- **${words.exactMoment}**: ${line(seal.sealedAt)}`)
  const parties = cover.parties.map(({ name, short }) => `${line(name)} (${line(short)})`).join(' · ')
  return [
    `# ${line(cover.title) || words.noTitle}`,
    cover.eyebrow,
    cover.warning === undefined ? '' : `**${cover.warning}**`,
    cover.lead === undefined ? '' : `> ${text(cover.lead, '> ')}`,
    parties,
    facts.join('\n'),
    ...(seal ? [`**${words.checksum}**: \`${seal.sha256}\``, seal.previousSha256 === null ? words.firstLink : words.previousLink(seal.number - 1, `\`${seal.previousSha256}\``)] : []),
  ]
}

const whose = ({ party, author }: ReportCard, words: ReportWords): string =>
  [party ? `**${line(party.short)}**` : words.noParty, author === undefined ? '' : line(author)].filter((part) => part !== '').join(', ')

const reference = ({ label, text: said, party }: ReportReference, words: ReportWords): string =>
  `${line(label)}: ${line(said) || words.noText}${party ? ` (${line(party.short)})` : ''}`

const referenceLines = (label: string, references: readonly ReportReference[], words: ReportWords): string =>
  references.length === 0 ? '' : `\n  - ${label}:${references.map((each) => `\n    - ${reference(each, words)}`).join('')}`

/** The words of a card with what belongs to it behind them. */
const said = (card: ReportCard, words: ReportWords, { indent = '  ', lead = '', tail }: { readonly indent?: string; readonly lead?: string; readonly tail: string }): string =>
  text(card.text, indent) === '' ? [lead, `*${words.noText}*`, tail].filter((part) => part !== '').join(' ') : markdownWords(card.text, { indent, lead, tail })

const statement = (item: StatementItem, words: ReportWords): string =>
  `- ${said(item.card, words, { tail: `— *${words.statementStatus[item.status]}, ${words.words(item.words)}* (${whose(item.card, words)})` })}`
  + referenceLines(words.supportedBy, item.supportedBy, words) + referenceLines(words.realisedBy, item.realisedBy, words)

const principle = (item: PrincipleItem, words: ReportWords): string =>
  `- ${said(item.card, words, { lead: `**${line(item.label)}**`, tail: `(${whose(item.card, words)})` })}`

const noteItem = ({ card, mark }: NoteItem, words: ReportWords): string =>
  `- ${said(card, words, { tail: `(${[whose(card, words), ...(mark ? [words.mark[mark]] : [])].join(', ')})` })}`

const thingItem = ({ card, label }: ThingItem, words: ReportWords): string => `- ${said(card, words, { tail: `(${[label, whose(card, words)].join(', ')})` })}`

const saidItem = ({ card, tags, reactions, comments }: SaidItem, words: ReportWords): string =>
  [
    `- ${reference(card, words)}`,
    ...(tags.length === 0 ? [] : [`  - ${words.tags}: ${tags.map(line).join(', ')}`]),
    ...(reactions.length === 0 ? [] : [`  - ${words.reactions}: ${reactions.join(', ')}`]),
    ...comments.map((comment) => `  - ${text(comment.text, '    ') || `*${words.noText}*`} (${[whose(comment, words), ...comment.notes].join(', ')})`),
  ].join('\n')

const developmentTable = (items: readonly DevelopmentItem[], words: ReportWords): string =>
  table(
    [words.development, words.relevance, words.priority, words.horizon, words.party],
    items.map(({ card, relevance, priority, horizon }) => [
      cell(card.text) || words.noText, relevance === undefined ? '' : String(relevance), priority === undefined ? '' : String(priority), line(horizon ?? ''), whose(card, words),
    ]),
  )

const stepItem = ({ card, weeks, ownerRole, done }: StepItem, indent: string, words: ReportWords): string => {
  const details = [weeks === undefined ? '' : words.weeks(String(weeks)), line(ownerRole ?? ''), card.author === undefined ? '' : line(card.author)].filter((part) => part !== '')
  return `${indent}- ${said(card, words, { indent: `${indent}  `, lead: `[${done ? 'x' : ' '}]`, tail: details.length === 0 ? '' : `(${details.join(', ')})` })}`
}

function laneBlocks(lane: LaneItem, words: ReportWords): readonly string[] {
  const rows = lane.projects.map((project) => [
    cell(project.card.text) || words.noText, whose(project.card, words), periodOf(project, words), words.projectStatus[project.status],
    project.steps.length === 0 ? words.noSteps : words.stepsDone(project.steps.filter(({ done }) => done).length, project.steps.length),
  ])
  const details = lane.projects
    .filter(({ steps, realises, dependsOn }) => steps.length + realises.length + dependsOn.length > 0)
    .map((project) => [
      `- **${line(plainWords(project.card.text)) || words.noText}**`,
      ...project.steps.map((step) => stepItem(step, '  ', words)),
      ...project.realises.map((each) => `  - ${words.realises}: ${reference(each, words)}`),
      ...project.dependsOn.map((each) => `  - ${words.dependsOn}: ${reference(each, words)}`),
    ].join('\n'))
  return [
    `### ${lane.title === undefined ? words.notPlanned : line(lane.title) || words.noTitle}`,
    rows.length === 0 ? words.count.project(0) : table([words.project, words.party, words.period, words.status, words.steps], rows),
    details.join('\n'),
  ]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
