import { contentOf } from '@visiebord/shared/board/content.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import type { ReportInput } from '@visiebord/shared/report/reportModel.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { renderCsv } from './csv/renderCsv.ts'
import { renderJson } from './json/renderJson.ts'
import { renderMarkdown } from './markdown/renderMarkdown.ts'
import { loadPdfFonts } from './pdf/loadPdfFonts.ts'
import { renderPdf } from './pdf/renderPdf.ts'

function input(): ReportInput {
  const doc = new Y.Doc()
  let made = 0
  let author = 'p1'
  const { commands } = openBoard(doc, { newId: () => `r${++made}`, authorId: () => author, now: () => '2027-01-31T09:30:00.000Z' })
  commands.addCards([{ kind: 'note', id: 'a', text: 'Eén *loket*' }, { kind: 'note', id: 'b', text: 'Stil' }])
  commands.addComment('a', { text: 'Ziet @p2 dit? <b>', mentions: ['p2'] })
  author = 'p9'
  commands.resolveComment(commands.addComment('a', { text: '=1+1\nvan wie weg is' }) ?? '', true)
  commands.toggleReaction('a', '💡')
  commands.addTag(['a'], 'wonen')
  return {
    workshop: { id: 'w', title: 'Visie', language: 'nl' }, parties: [{ id: 'cul', name: 'Culemborg', short: 'CUL', color: 1 }], rounds: [], content: contentOf(doc),
    authorNames: new Map(), names: new Map([['p1', { name: 'Anneke de Wit', partyId: 'cul' }], ['p2', { name: 'Youssef' }]]),
  }
}
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('[B122] what is said of a card stands in a chapter of its own, under the card, with names', () => {
  const said = decode(renderMarkdown(buildReport(input())))
  const chapter = said.slice(said.indexOf('Reacties en opmerkingen'))
  expect(chapter).toContain([
    '- notitie: Eén \\*loket\\*',
    '  - Labels: wonen',
    '  - Reacties: goed idee (1)',
    '  - Ziet \\@Youssef dit? &lt;b&gt; (**CUL**, Anneke de Wit, 31 januari 2027 om 10:30:00)',
  ].join('\n'))
  expect(chapter).toContain('van wie weg is (geen partij, iemand, 31 januari 2027 om 10:30:00, afgehandeld)')
  expect(chapter.slice(0, chapter.indexOf('## '))).not.toContain('Stil')
  expect(said).not.toMatch(/@?p[129]\b/)
})

test('[B122] CSV tells it in the row of the card, JSON as the board holds it', () => {
  const report = buildReport(input())
  const row = decode(renderCsv(report)).split('\r\n').find((line) => line.startsWith('a;')) ?? ''
  expect(row).toContain('tags: wonen; reactions: goed idee (1); comments: Anneke de Wit: Ziet @Youssef dit? <b> / iemand: =1+1')
  expect(JSON.parse(decode(renderJson(report))).remarks).toEqual(report.content.remarks)
})

test('[B122] [X40] the PDF has the chapter, the same each time', async () => {
  const [fonts, report] = [loadPdfFonts(), buildReport(input())]
  const one = await renderPdf(report, fonts)
  expect(one).toEqual(await renderPdf(report, fonts))
  const without = buildReport({ ...input(), content: { ...input().content, remarks: [] } })
  expect(without.sections.map(({ type }) => type)).not.toContain('remarks')
  expect(one.length).toBeGreaterThan((await renderPdf(without, fonts)).length)
})
