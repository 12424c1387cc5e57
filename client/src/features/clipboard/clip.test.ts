import { readFileSync } from 'node:fs'
import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { gatherCards } from '@visiebord/shared/board/gatherCards.ts'
import type { BoardContent, CardKind, Position } from '@visiebord/shared/board/schema.ts'
import { readerOfContent } from '@visiebord/shared/board/staticReader.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { describe, expect, test } from 'vitest'
import { freshBoard } from '../actions/test/contextOf.ts'
import { type Clip, clipIn, copiedOf } from './clip.ts'
import { planPaste } from './planPaste.ts'
import { writeCards } from './writeCards.ts'

const PARTIES: readonly Party[] = [{ id: 'p1', name: 'Culemborg', short: 'CUL', color: 1 }, { id: 'p2', name: 'Tiel', short: 'TIE', color: 2 }]
const KINDS: readonly CardKind[] = ['note', 'development', 'principle', 'statement', 'project', 'step']

function table() {
  const board = freshBoard()
  const section = board.commands.addSection({ title: 'Vak', position: { x: 1_000, y: 0 }, size: { w: 600, h: 600 } })
  const [note = '', principle = '', project = ''] = board.commands.addCards([
    { kind: 'note', text: 'Eén loket', position: { x: 0, y: 0 }, partyId: 'p1', fields: { mark: 'same' }, size: { w: 300, h: 200 }, color: 'zee' },
    { kind: 'principle', text: 'Dichtbij', position: { x: 300, y: 50 }, sectionId: section },
    { kind: 'project', text: 'Wijkteams', position: { x: 0, y: 300 }, partyId: 'p2' },
  ])
  const [step = ''] = board.commands.addCards([{ kind: 'step', text: 'Bellen', fields: { projectId: project, weeks: 2 } }])
  board.commands.addLink({ from: note, to: principle, kind: 'supports' })
  board.commands.addTag([note], 'wonen')
  return { ...board, note, principle, project, step, section }
}
const copy = (board: ReturnType<typeof freshBoard>, ids: readonly string[], from = 'w1', parties = PARTIES) => copiedOf(from, parties, gatherCards(board.read, ids), ids)
function clipOf(html: string): Clip {
  const read = clipIn(html)
  if (read.is !== 'cards') throw new Error(read.is)
  return read.clip
}
/** What a record holds of the board. */
const sealedOf = ({ cards, sections, lanes, links, allRemarks }: BoardReader): BoardContent => ({ schema: 1, cards: [...cards.values()], sections: [...sections.values()], lanes: [...lanes.values()], links: [...links.values()], timeline: {}, remarks: [...allRemarks.values()] })
const plan = (clip: Clip, to: ReturnType<typeof freshBoard>, more: { workshopId?: string; parties?: readonly Party[]; kinds?: readonly CardKind[]; links?: boolean; place?: () => Position } = {}) =>
  planPaste(clip, { read: to.read, workshopId: more.workshopId ?? 'w2', parties: more.parties ?? PARTIES, allowed: { kinds: more.kinds ?? KINDS, links: more.links ?? true }, place: more.place ?? (() => ({ x: 0, y: 0 })) })

describe('cards on the clipboard', () => {
  test('[CB1] [CB2] go out and come in with words, fields, sizes, links, steps and tags, and lie to each other as they lay', () => {
    const one = table()
    const { html, text } = copy(one, [one.note, one.principle, one.project])
    expect(text).toBe('Eén loket\tCulemborg\nDichtbij\t\nWijkteams\tTiel')
    const two = freshBoard()
    const { pasted, left } = plan(clipOf(html), two, { place: () => ({ x: 5_000, y: 7_000 }) })
    expect(left).toEqual({ kinds: 0, steps: 0, links: 0, parties: 0 })
    const made = two.commands.pasteCards(pasted)
    const cards = made.map((id) => two.read.cards.get(id))
    expect(cards).toMatchObject([
      { kind: 'note', text: 'Eén loket', mark: 'same', size: { w: 300, h: 200 }, color: 'zee', partyId: 'p1', position: { x: 5_000, y: 7_000 }, authorId: 'me' },
      { kind: 'principle', text: 'Dichtbij', number: 1, position: { x: 5_300, y: 7_050 } },
      { kind: 'project', text: 'Wijkteams', position: { x: 5_000, y: 7_300 }, partyId: 'p2' },
      { kind: 'step', text: 'Bellen', weeks: 2, projectId: made[2] },
    ])
    expect(cards[1]?.sectionId).toBeUndefined()
    expect([...two.read.links.values()]).toMatchObject([{ from: made[0], to: made[1], kind: 'supports' }])
    expect(two.read.remarksAt(made[0] ?? '')).toMatchObject([{ kind: 'tag', value: 'wonen' }])
  })

  test('[CB16] from a sealed round they go onto the live board: another card each, of the parties of the round, with links and tags; what was thrown away since comes back', () => {
    const live = table()
    const sealed = readerOfContent(sealedOf(live.read))
    live.commands.deleteCards([live.note])
    live.commands.setCardText(live.principle, 'Verderop')
    const data = new Map<string, string>()
    expect(writeCards({ setData: (type, text) => void data.set(type, text) }, [live.principle, live.note, live.project], { workshopId: 'w1', parties: PARTIES, reader: sealed, inOrder: (ids) => ids })).toBe(4)
    const made = live.commands.pasteCards(plan(clipOf(data.get('text/html') ?? ''), live, { workshopId: 'w1' }).pasted).map((id) => live.read.cards.get(id))
    expect(made).toMatchObject([{ kind: 'note', text: 'Eén loket', partyId: 'p1' }, { kind: 'principle', text: 'Dichtbij' }, { kind: 'project', text: 'Wijkteams', partyId: 'p2' }, { kind: 'step', text: 'Bellen' }])
    expect(made.map((card) => card?.id)).not.toContain(live.principle)
    expect(live.read.cards.get(live.principle)?.text).toBe('Verderop')
    expect([...live.read.links.values()]).toMatchObject([{ from: made[0]?.id, to: made[1]?.id }])
    expect(live.read.remarksAt(made[0]?.id ?? '')).toMatchObject([{ kind: 'tag', value: 'wonen' }])
  })

  test('[CB17] comments and reactions stay with the card they were said of', () => {
    const one = table()
    one.commands.addComment(one.note, { text: 'van mij' })
    one.commands.toggleReaction(one.note, '👍')
    const { html } = copy(one, [one.note])
    const two = freshBoard()
    const [id = ''] = two.commands.pasteCards(plan(clipOf(html), two).pasted)
    expect(two.read.remarksAt(id).map(({ kind }) => kind)).toEqual(['tag'])
  })

  test('[CB3] parties are the same at home and matched by name elsewhere; an unknown one is counted', () => {
    const one = table()
    const clip = clipOf(copy(one, [one.note, one.project]).html)
    const elsewhere: readonly Party[] = [{ id: 'x', name: ' CULEMBORG', short: 'C', color: 3 }, { id: 'p2', name: 'Iemand anders', short: 'I', color: 4 }]
    expect(plan(clip, freshBoard(), { parties: elsewhere }).pasted.cards.map((card) => card.partyId)).toEqual(['x', undefined, undefined])
    expect(plan(clip, freshBoard(), { parties: elsewhere }).left.parties).toBe(1)
    const renamed = [{ ...PARTIES[0], name: 'Gemeente Culemborg' }, PARTIES[1]] as readonly Party[]
    expect(plan(clip, one, { workshopId: 'w1', parties: renamed }).pasted.cards.map((card) => card.partyId)).toEqual(['p1', 'p2', undefined])
  })

  test('[CB4] what the round does not allow stays behind and is counted, with what hangs on it', () => {
    const one = table()
    const clip = clipOf(copy(one, [one.note, one.principle, one.project]).html)
    const { pasted, left } = plan(clip, freshBoard(), { kinds: ['note', 'step'] })
    expect(pasted.cards.map(({ kind }) => kind)).toEqual(['note'])
    expect(left).toEqual({ kinds: 2, steps: 1, links: 1, parties: 0 })
    expect(plan(clip, freshBoard(), { links: false })).toMatchObject({ pasted: { links: [] }, left: { links: 1 } })
  })

  test('[CB5] a step alone goes into its project at home and nowhere elsewhere', () => {
    const one = table()
    const clip = clipOf(copy(one, [one.step]).html)
    expect(plan(clip, one, { workshopId: 'w1' }).pasted.cards).toMatchObject([{ kind: 'step', fields: { projectId: one.project } }])
    expect(plan(clip, one, { workshopId: 'w2' })).toMatchObject({ pasted: { cards: [] }, left: { steps: 1 } })
  })

  test('[CB5] a project on the roadmap stays in its lane at home, and lies under the others elsewhere with its quarters', () => {
    const one = table()
    one.commands.setTimeline({ position: { x: 0, y: 2_000 }, start: '2027-Q1', quarters: 8 })
    const lane = one.commands.addLane('Baan')
    one.commands.placeProject(one.project, { laneId: lane, start: '2027-Q2', end: '2027-Q3' })
    const clip = clipOf(copy(one, [one.note, one.project]).html)
    const home = plan(clip, one, { workshopId: 'w1' }).pasted.cards.find(({ kind }) => kind === 'project')
    expect(home).toMatchObject({ fields: { laneId: lane, start: '2027-Q2', end: '2027-Q3' } })
    expect(home?.position).toBeUndefined()
    const away = plan(clip, freshBoard()).pasted.cards.find(({ kind }) => kind === 'project')
    expect(away).toMatchObject({ position: { x: 0, y: 216 }, fields: { start: '2027-Q2', end: '2027-Q3' } })
    expect(away?.fields).not.toHaveProperty('laneId')
  })

  test('[CB2] a card belongs to the section it comes to lie in', () => {
    const one = table()
    const clip = clipOf(copy(one, [one.note]).html)
    expect(plan(clip, one, { workshopId: 'w1', place: () => ({ x: 1_100, y: 100 }) }).pasted.cards).toMatchObject([{ sectionId: one.section }])
  })

  test('[CB2] every nasty note goes through the clipboard as it is', () => {
    const notes = JSON.parse(readFileSync(new URL('../../../../e2e/fixtures/nasty-notes.json', import.meta.url), 'utf8')) as readonly (string | { readonly text: string })[]
    const texts = notes.map((note) => (typeof note === 'string' ? note : note.text))
    expect(texts.length).toBeGreaterThan(20)
    const one = freshBoard()
    const ids = one.commands.addCards(texts.map((text) => ({ kind: 'note', text, position: { x: 0, y: 0 } })))
    const { html } = copy(one, ids)
    // As some systems hand it on.
    const through = `<html>\r\n<body>\r\n<!--StartFragment-->${html}<!--EndFragment-->\r\n</body>\r\n</html>`
    expect(clipOf(through).content.cards.map((card) => card.text)).toEqual(ids.map((id) => one.read.cards.get(id)?.text))
    expect(html.replaceAll(/<\/?(ul|li|br|meta)\b[^<>]*>/gu, '')).not.toMatch(/[<>]/u)
  })

  test('[CB9] what is not ours is not ours, and what only says it is ours is refused whole', () => {
    const encode = (value: unknown): string => `<ul data-visiebord-cards="${Buffer.from(JSON.stringify(value)).toString('base64')}"></ul>`
    const card = { id: 'a', kind: 'note', text: 'x', order: 'a0', position: { x: 0, y: 0 } }
    const content = { schema: 1, cards: [card], sections: [], lanes: [], links: [], timeline: {} }
    expect(clipIn('<table><tr><td>x</td></tr></table>')).toEqual({ is: 'not-ours' })
    expect(clipIn(encode({ from: 'w', parties: [], content }))).toMatchObject({ is: 'cards' })
    const bad: readonly unknown[] = [
      { from: 'w', parties: [], content: { ...content, cards: [] } },
      { from: 'w', parties: [], content: { ...content, cards: [{ ...card, evil: 1 }] } },
      { from: 'w', parties: [], content: { ...content, cards: [{ ...card, kind: 'script' }] } },
      { from: 'w', parties: [], content: { ...content, cards: [{ ...card, position: { x: 1e9, y: 0 } }] } },
      { from: 'w', parties: [], content: { ...content, cards: [{ ...card, text: 'x'.repeat(20_001) }] } },
      { from: 'w', parties: [], content: { ...content, links: [{ id: 'l', from: 'a', to: 'b', kind: 'supports' }] } },
      { from: 'w', parties: [], content, more: 1 },
      { from: 7, parties: [], content },
      { from: 'w', parties: 'x', content },
      { from: 'w', parties: [], content: undefined },
      null, [], 'x',
    ]
    for (const value of bad) expect(clipIn(encode(value)), JSON.stringify(value).slice(0, 80)).toEqual({ is: 'unreadable' })
    for (const html of ['<ul data-visiebord-cards="!!!"></ul>', '<ul data-visiebord-cards="QQ"></ul>', '<ul data-visiebord-cards=""></ul>', `<ul data-visiebord-cards="${'A'.repeat(9_000_000)}"></ul>`]) expect(clipIn(html)).toEqual({ is: 'unreadable' })
  })
})
