import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, writeContent } from '../content.ts'
import { planImport } from '../importContent.ts'
import { openBoard } from '../openBoard.ts'
import { parseContent } from '../parseContent.ts'
import type { BoardContent } from '../schema.ts'
import { readerOfContent } from '../staticReader.ts'
import { openHub, settle } from '../test/peer.ts'
import { commentParts, commentWords, fromField, mentionedIn } from './mentions.ts'
import { commentsOf, reactionsOf, tagsInUse, tagsOf } from './remarksOf.ts'

const NOON = '2027-01-31T12:00:00.000Z'

const table = (authorId = 'ann') => {
  const doc = new Y.Doc()
  let made = 0
  let minute = 0
  const board = openBoard(doc, { newId: () => `${authorId}-${++made}`, authorId: () => authorId, now: () => new Date(Date.parse(NOON) + 60_000 * minute++).toISOString() })
  board.commands.addCards([{ kind: 'note', id: 'a', text: 'een' }, { kind: 'note', id: 'b', text: 'twee' }])
  return { doc, board, read: board.read, commands: board.commands }
}
const raw = (doc: Y.Doc, id: string, fields: Readonly<Record<string, unknown>>, text?: string): void =>
  doc.transact(() => {
    const entry = new Y.Map<unknown>(Object.entries(fields))
    if (text !== undefined) entry.set('text', new Y.Text(text))
    doc.getMap('remarks').set(id, entry)
  })

describe('reading', () => {
  it('[B111] what is no remark is skipped and counted, a field that does not fit alone', () => {
    const { doc, read } = table()
    const whole = { cardId: 'a', kind: 'comment', authorId: 'bob', at: NOON }
    raw(doc, 'good', whole, 'ja')
    raw(doc, 'odd', { ...whole, at: 'gisteren', resolved: 'ja', extra: 1 }, 'ja')
    raw(doc, 'no text', whole)
    raw(doc, 'no card', { kind: 'comment' }, 'ja')
    raw(doc, 'no kind', { cardId: 'a' }, 'ja')
    raw(doc, 'nobody', { cardId: 'a', kind: 'reaction', value: '👍' })
    raw(doc, 'long', { cardId: 'a', kind: 'tag', value: 'x'.repeat(41) })
    doc.getMap('remarks').set('no map', 1)
    expect(read.remarksAt('a').map((remark) => remark.id)).toEqual(['odd', 'good'])
    expect(read.remarks.get('odd')).toEqual({ id: 'odd', cardId: 'a', kind: 'comment', authorId: 'bob', text: 'ja' })
    expect(read.skipped).toBe(3 + 6)
    expect(contentOf(doc).remarks?.map((remark) => remark.id)).toEqual(['good', 'odd'])
  })

  it('[B112] what was said of a card goes and comes with it, and is not deleted with it', () => {
    const { doc, board, read, commands } = table()
    commands.addComment('a', { text: 'waarom?' })
    commands.toggleReaction('b', '👍')
    commands.deleteCards(['a'])
    expect([read.remarks.size, read.remarksAt('a'), contentOf(doc).remarks?.length, doc.getMap('remarks').size]).toEqual([1, [], 1, 2])
    board.undo.undo()
    expect(commentsOf(read.remarksAt('a')).map((comment) => comment.text)).toEqual(['waarom?'])
  })

  it('[B113] a list keeps its identity until something of that card changes, and only its listeners are called', () => {
    const { doc, read, commands } = table()
    const called: string[] = []
    read.subscribeRemarks('a', () => called.push('a'))
    read.subscribeRemarks('b', () => called.push('b'))
    const id = commands.addComment('a', { text: 'een' }) ?? ''
    commands.addComment('a', { text: 'twee' })
    const before = read.remarksAt('a')
    commands.addTag(['b'], 'wonen')
    commands.moveCards([{ id: 'a', position: { x: 4, y: 4 } }])
    expect(read.remarksAt('a')).toBe(before)
    expect(called).toEqual(['a', 'a', 'b'])
    commands.setComment(id, { text: 'drie' })
    expect(commentsOf(read.remarksAt('a')).map((comment) => comment.text)).toEqual(['drie', 'twee'])
    expect(before.map((remark) => remark.kind === 'comment' && remark.text)).toEqual(['een', 'twee'])
    raw(doc, 'z', { cardId: 'a', kind: 'tag', value: 'x' })
    expect(read.remarksAt('a').map((remark) => remark.kind)).toEqual(['tag', 'comment', 'comment'])
  })

  it('[B114] a person counts once for each sign, and takes back all of them', () => {
    const { doc, read, commands } = table()
    commands.toggleReaction('a', '🎉')
    for (const [id, authorId] of [['r1', 'bob'], ['r2', 'bob'], ['r3', 'ann']] as const) raw(doc, id, { cardId: 'a', kind: 'reaction', authorId, value: '👍', at: NOON })
    expect(reactionsOf(read.remarksAt('a'))).toEqual([{ value: '👍', by: ['bob', 'ann'] }, { value: '🎉', by: ['ann'] }])
    commands.toggleReaction('a', '👍')
    expect(reactionsOf(read.remarksAt('a'))).toEqual([{ value: '👍', by: ['bob'] }, { value: '🎉', by: ['ann'] }])
  })

  it('[B115] tags that read the same are one', () => {
    const { doc, read, commands } = table()
    commands.addTag(['a', 'b'], '  Wonen  en zorg ')
    commands.addTag(['a'], 'wonen en ZORG')
    expect(read.remarks.size).toBe(2)
    raw(doc, 'z', { cardId: 'a', kind: 'tag', value: 'wonen en zorg' })
    raw(doc, 'zz', { cardId: 'b', kind: 'tag', value: 'ﬁets' })
    expect([tagsOf(read.remarksAt('a')), tagsInUse(read)]).toEqual([['Wonen en zorg'], ['ﬁets', 'Wonen en zorg']])
    commands.removeTag('a', 'WONEN EN ZORG')
    expect([tagsOf(read.remarksAt('a')), tagsOf(read.remarksAt('b'))]).toEqual([[], ['ﬁets', 'Wonen en zorg']])
    for (const nothing of ['', '  ', '\n']) commands.addTag(['a'], nothing)
    commands.addTag(['a'], `${'x'.repeat(39)}😀`)
    expect(tagsOf(read.remarksAt('a'))).toEqual([`${'x'.repeat(39)}\ufffd`])
  })
})

describe('naming people', () => {
  const people = [{ id: 'p1', name: 'Jan' }, { id: 'p2', name: 'Jan Peters' }, { id: 'p3', name: 'Ömer @ Tiel' }]

  it('[B116] the field has names, the document ids, and the longer name is meant', () => {
    const { text, mentions } = fromField('Ziet @Jan Peters dit? En @Ömer @ Tiel? Mail jan@Jan.nl of @niemand', people)
    expect([text, mentions]).toEqual(['Ziet @p2 dit? En @p3? Mail jan@p1.nl of @niemand', ['p2', 'p3', 'p1']])
    const comment = { text, mentions: mentions.join(' ') }
    expect(commentWords(comment, (id) => people.find((person) => person.id === id)?.name ?? '?')).toBe('Ziet @Jan Peters dit? En @Ömer @ Tiel? Mail jan@Jan.nl of @niemand')
  })

  it('[B116] who is told and no longer named, or named and not told, reads as plain words', () => {
    expect(commentParts({ text: 'dag @p1 en @p2', mentions: 'p2 p9  p2' })).toEqual([{ text: 'dag @p1 en ' }, { mention: 'p2' }])
    expect(mentionedIn({ mentions: 'p2 p9  p2' })).toEqual(['p2', 'p9'])
    expect(commentParts({ text: '' })).toEqual([])
  })
})

describe('writing', () => {
  it('[B117] one takes back one’s own; a comment of somebody else goes for good', () => {
    const hub = openHub(2)
    const [ann, bob] = hub.peers
    if (ann === undefined || bob === undefined) throw new Error('no peers')
    ann.board.commands.addCards([{ kind: 'note', id: 'a', text: '' }])
    settle(hub)
    const id = ann.board.commands.addComment('a', { text: 'van mij' }) ?? ''
    ann.board.commands.toggleReaction('a', '👍')
    settle(hub)
    ann.board.undo.undo()
    ann.board.undo.undo()
    expect(ann.board.read.remarks.size).toBe(0)
    ann.board.undo.redo()
    settle(hub)
    bob.board.commands.deleteComments([id])
    expect([bob.board.read.remarks.size, bob.board.undo.canUndo()]).toEqual([0, false])
    settle(hub)
    expect(ann.board.read.remarks.size).toBe(0)
    const own = bob.board.commands.addComment('a', { text: 'van Bob' }) ?? ''
    bob.board.commands.deleteComments([own])
    expect(bob.board.undo.undo()).toEqual({ done: true })
    expect(bob.board.read.remarks.get(own)).toMatchObject({ text: 'van Bob', authorId: 'person-b' })
  })

  it('[B118] only one’s own comment is rewritten; a change that says nothing is none', () => {
    const { doc, read, commands } = table()
    raw(doc, 'bobs', { cardId: 'a', kind: 'comment', authorId: 'bob' }, 'van Bob')
    const mine = commands.addComment('a', { text: 'Dit is van @p1', mentions: ['p1'] }) ?? ''
    let updates = 0
    doc.on('update', () => updates++)
    commands.setComment('bobs', { text: 'niet van Bob' })
    commands.setComment(mine, { text: '  ' })
    commands.setComment(mine, { text: 'Dit is van @p1', mentions: ['p1'] })
    expect(commands.addComment('a', { text: ' \n' })).toBeUndefined()
    expect(commands.addComment('gone', { text: 'x' })).toBeUndefined()
    expect(updates).toBe(0)
    commands.setComment(mine, { text: 'Dit is niet van \ud83d' })
    expect(read.remarks.get(mine)).toEqual({ id: mine, cardId: 'a', kind: 'comment', authorId: 'ann', at: NOON, text: 'Dit is niet van \ufffd' })
    commands.resolveComment('bobs', true)
    commands.resolveComment('bobs', true)
    expect([read.remarks.get('bobs'), updates]).toMatchObject([{ resolved: true, text: 'van Bob' }, 2])
    commands.resolveComment('bobs', false)
    expect(read.remarks.get('bobs')).not.toHaveProperty('resolved')
  })

  it('[B121] a copy has the tags of the original, not what was said of it', () => {
    const { read, commands } = table()
    commands.addComment('a', { text: 'hier' })
    commands.toggleReaction('a', '👍')
    commands.addTag(['a'], 'wonen')
    const [copy = ''] = commands.duplicateCards(['a'], { x: 8, y: 8 })
    expect(read.remarksAt(copy).map((remark) => remark.kind)).toEqual(['tag'])
  })
})

describe('content', () => {
  const said = (): BoardContent => {
    const { doc, commands } = table()
    commands.addComment('b', { text: 'Ziet @p1 dit?', mentions: ['p1'] })
    commands.resolveComment(commands.addComment('a', { text: 'klaar' }) ?? '', true)
    commands.toggleReaction('a', '💡')
    commands.addTag(['a'], 'wonen')
    return contentOf(doc)
  }

  it('[B60] [B113] goes out and in as it was, and a reader of it says the same', () => {
    const content = said()
    expect(content.remarks?.map((remark) => remark.kind)).toEqual(['comment', 'comment', 'reaction', 'tag'])
    const copy = new Y.Doc()
    writeContent(copy, content)
    expect(contentOf(copy)).toEqual(content)
    expect(parseContent(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, content })
    expect(readerOfContent(content).remarksAt('a').map((remark) => remark.kind)).toEqual(['tag', 'comment', 'reaction'])
  })

  it('[B120] a file with a remark that is wrong is refused, and says where', () => {
    const content = said()
    const [first, ...rest] = content.remarks ?? []
    const problem = (remarks: unknown): unknown => parseContent({ ...content, remarks })
    expect(problem([{ ...first, cardId: 'gone' }, ...rest])).toMatchObject({ ok: false, at: 'remarks[0].cardId' })
    expect(problem([{ ...first, kind: 'vote' }])).toMatchObject({ at: 'remarks[0].kind' })
    expect(problem([{ ...first, text: 'x'.repeat(5_001) }])).toMatchObject({ why: 'text-too-long', at: 'remarks[0].text' })
    expect(problem([{ ...first, at: '2027' }])).toMatchObject({ at: 'remarks[0].at' })
    expect(problem([{ id: 'r', cardId: 'a', kind: 'reaction', value: '👍' }])).toMatchObject({ at: 'remarks[0].authorId' })
    expect(problem([first, first])).toMatchObject({ at: 'remarks[1].id' })
    expect(problem('x')).toMatchObject({ at: 'remarks' })
    expect(problem([])).toEqual({ ok: true, content: { ...content, remarks: undefined } })
  })

  it('[B119] an import brings words and tags along, under nobody’s name', () => {
    const content = said()
    let made = 0
    const { content: planned } = planImport(content, content, { newId: () => `new-${++made}`, partyOf: () => undefined })
    const cards = new Set(planned.cards.map((card) => card.id))
    expect(planned.remarks?.map((remark) => [remark.kind, cards.has(remark.cardId)])).toEqual([['comment', true], ['comment', true], ['tag', true]])
    for (const remark of planned.remarks ?? []) {
      expect(Object.keys(remark)).not.toContain('authorId')
      expect(content.remarks?.some(({ id }) => id === remark.id)).toBe(false)
    }
  })
})
