import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import type { Report } from '@visiebord/shared/report/reportModel.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { streamsOf } from '../../test/golden/goldenFiles.ts'
import { emptyReport, goldenReport } from '../../test/golden/goldenReport.ts'
import { loadPdfFonts } from './loadPdfFonts.ts'
import { renderPdf } from './renderPdf.ts'

const fonts = loadPdfFonts()
const make = async (report: Report): Promise<{ readonly raw: string; readonly streams: readonly string[] }> => {
  const bytes = await renderPdf(report, fonts)
  return { raw: Buffer.from(bytes).toString('latin1'), streams: streamsOf(bytes).map((stream) => stream.toString('latin1')) }
}
let golden: Awaited<ReturnType<typeof make>>

type Element = { readonly type: string; readonly children: readonly Element[] }
/** The tags as a tree, read from the objects of the file. */
function tagsOf(raw: string): Element {
  const objects = new Map([...raw.matchAll(/^(\d+) 0 obj\n<<\n([\s\S]*?)\n>>\nendobj/gm)].map(([, id, body = '']) => [id, body]))
  const elementOf = (body: string): Element => {
    const [, held = ''] = /\/K \[([\s\S]*)\]/.exec(body.replaceAll(/<<[^>]*>>/g, '')) ?? []
    const children = [...held.matchAll(/(\d+) 0 R/g)].map(([, id]) => objects.get(id)).filter((each) => each !== undefined)
    return { type: /\/S \/(\w+)/.exec(body)?.[1] ?? '', children: children.map(elementOf) }
  }
  return elementOf([...objects.values()].find((body) => body.includes('/S /Document')) ?? '')
}
/** What may stand in what; where nothing is said, anything but parts of lists and tables. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'], LI: ['Lbl', 'LBody'], Table: ['THead', 'TBody'], THead: ['TR'], TBody: ['TR'], TR: ['TH', 'TD'], TOC: ['TOCI'], TOCI: ['Reference'], Reference: ['Link'], P: [], Lbl: [], H1: [], H2: [], H3: [], Figure: [], Link: [], Span: [],
}
const PARTS = new Set(['LI', 'Lbl', 'LBody', 'THead', 'TBody', 'TR', 'TH', 'TD', 'TOCI', 'Reference', 'Link'])
const typesOf = ({ type, children }: Element): readonly string[] => [type, ...children.flatMap(typesOf)]
beforeAll(async () => {
  golden = await make(goldenReport())
})

describe('the report as PDF', () => {
  test('[X41] is tagged, in the language of the workshop, and shows its title', () => {
    expect(golden.raw).toContain('/Marked true')
    expect(golden.raw).toContain('/Lang (nl)')
    expect(golden.raw).toContain('/DisplayDocTitle true')
    for (const type of ['Document', 'H1', 'H2', 'H3', 'TOC', 'TOCI', 'Link', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect([type, golden.raw.includes(`/S /${type}\n`)]).toEqual([type, true])
    expect(golden.raw).toContain('/Scope /Column')
    expect(golden.raw.match(/\/Alt \(/g)?.length).toBeGreaterThan(1)
  })

  test('[X41] its contents lead to every chapter, and so do its bookmarks, with those of a chapter below it', () => {
    const titles = goldenReport().sections.flatMap((section) => ('head' in section ? [`${section.head.number}. ${section.head.title}`] : []))
    for (const title of titles) expect([title, golden.raw.split(`(${title})`).length - 1]).toEqual([title, 2])
    expect(golden.raw.match(/\/Subtype \/Link/g)).toHaveLength(titles.length)
    expect(golden.raw.match(/\/S \/GoTo/g)).toHaveLength(titles.length)
    // one of the title for the cover; each from the left, at its own height
    const places = [...golden.raw.matchAll(/\/Dest \[\d+ 0 R \/XYZ (\d+) ([\d.]+) 0\]/g)]
    expect(places.length).toBeGreaterThan(titles.length + 10)
    expect(new Set(places.map(([, left]) => left))).toEqual(new Set(['0']))
    expect(new Set(places.map(([, , height]) => height)).size).toBeGreaterThan(5)
  })

  test('[X41] what stands in what is right for every reader of tags, and no level of heading is left out', () => {
    const wrong: string[] = []
    const look = ({ type, children }: Element): void => {
      const allowed = WITHIN[type]
      for (const child of children) if (allowed === undefined ? PARTS.has(child.type) : !allowed.includes(child.type)) wrong.push(`${child.type} in ${type}`)
      for (const child of children) look(child)
    }
    const root = tagsOf(golden.raw)
    look(root)
    expect(wrong).toEqual([])
    const types = typesOf(root)
    expect(types.length).toBeGreaterThan(1_500)
    const levels = types.filter((type) => /^H\d$/.test(type)).map((type) => Number(type.slice(1)))
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  test('[X41] the cover is read from the top down: what it is, who take part, what is in it, and then what proves it', () => {
    const [cover] = tagsOf(golden.raw).children
    expect(cover?.children.map((part) => part.children.map(({ type }) => type))).toEqual([['P', 'P', 'H1', 'P'], ['L', 'L', 'P', 'P', 'P']])
  })

  test('[X41] lists in the words of cards say how they count', () => {
    expect(golden.raw).toContain('/ListNumbering /Disc')
  })

  test('[X42] every mark of content is closed on its page, and everything else is an artifact', () => {
    for (const page of golden.streams.filter((stream) => stream.includes(' BDC') || stream.includes(' BMC'))) {
      let depth = 0
      for (const [operator] of page.matchAll(/\b(BDC|BMC|EMC|TJ)\b/g)) {
        if (operator === 'TJ') expect(depth).toBeGreaterThan(0)
        else depth += operator === 'EMC' ? -1 : 1
      }
      expect(depth).toBe(0)
    }
  })

  test('[X43] its only date is that of the seal; nothing runs, nothing is fetched, every font is inside', () => {
    expect(golden.raw).toContain('/CreationDate')
    expect(golden.raw.match(/\(D:(\d{14})/g)?.every((date) => date === '(D:20270312101459')).toBe(true)
    expect(golden.raw).not.toMatch(/\/(JavaScript|JS|Launch|URI|EmbeddedFile)\b/)
    expect(golden.raw.match(/\/FontFile2 /g)?.length).toBe(golden.raw.match(/\/Type \/FontDescriptor/g)?.length)
  })

  test('[X41] the facts about the document are well-formed XML, also with < and & in the title', () => {
    const metadata = golden.streams.find((stream) => stream.includes('xmpmeta'))
    expect(metadata).toContain('Visie op dienstverlening &amp; roadmap &lt;2027&gt;')
    expect(metadata).toContain('Verslag van vastgelegde ronde 5')
    expect(metadata).toContain('<pdf:Keywords>SHA-256 7f3a91c25be80d17')
  })

  test('[X6][X5] an empty live board is two pages and a table, and has no seal', async () => {
    const { raw } = await make(emptyReport())
    expect(raw).toContain('/Count 2')
  })

  test('[X41] no page is empty where the first chapter is a picture', async () => {
    const card = { id: 'p', kind: 'project', text: 'Eén loket', order: 'a', status: 'planned', laneId: 'l', start: '2027-Q1', end: '2027-Q2' } as const
    const content = { schema: 1, cards: [card], sections: [], lanes: [{ id: 'l', title: 'Baan', order: 'a' }], links: [], timeline: { position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 4 } } as const
    const { raw, streams } = await make(buildReport({ workshop: { id: 'w', title: 'Alleen een roadmap', language: 'nl' }, parties: [], rounds: [], content, authorNames: new Map() }))
    const pages = streams.filter((stream) => stream.includes(' BDC'))
    expect(raw).toContain(`/Count ${pages.length}\n`)
    for (const page of pages) expect(page.match(/\bTJ\b/g)?.length ?? 0).toBeGreaterThan(2) // more than its footer
  })

  test('[X44] a board of the longest texts and the most parties still comes out', async () => {
    const report = goldenReport()
    const long = 'Een zin die maar doorgaat en nergens eindigt. '.repeat(440)
    const parties = Array.from({ length: 24 }, (_, index) => ({ id: `p${index}`, name: `Gemeente met een heel lange naam nummer ${index}`, short: `G${index}`, color: (index % 8) + 1 }))
    const sections = report.sections.map((section) => (section.type === 'cover' ? { ...section, title: long.slice(0, 200), lead: long, parties } : section))
    const cards = report.content.cards.map((card, index) => (index < 3 ? { ...card, text: long } : card))
    expect((await renderPdf({ ...report, title: long.slice(0, 200), parties, sections, content: { ...report.content, cards } }, fonts)).length).toBeGreaterThan(100_000)
  })
})
