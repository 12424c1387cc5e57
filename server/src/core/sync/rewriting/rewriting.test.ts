import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { packRows } from '../../ports/packRows.ts'
import { foldBoard } from './foldBoard.ts'
import { freshCopy } from './freshCopy.ts'
import { rewriteBoard } from './rewriteBoard.ts'
import { sameContent } from './sameContent.ts'
import { splitBoard } from './splitBoard.ts'

const WORKS = { fold: foldBoard, rewrite: rewriteBoard, split: splitBoard }
const partsOf = (doc: Y.Doc) => ({ state: Y.encodeStateAsUpdate(doc), rows: [] })

/** Rows of one hand that writes a text letter by letter. */
function typing(): Uint8Array[] {
  const doc = new Y.Doc()
  const rows: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void rows.push(update))
  doc.getMap('meta').set('words', new Y.Text())
  for (const letter of 'samen') (doc.getMap('meta').get('words') as Y.Text).insert(0, letter)
  return rows
}

describe.each(Object.entries(WORKS))('to %s', (name, work) => {
  test(`[DB44] [DB45] [DB46] a part that is missing is an error, never a smaller board (${name})`, () => {
    const rows = typing()
    expect(() => work({ state: undefined, rows: [packRows(0, rows)] })).not.toThrow()
    expect(() => work({ state: undefined, rows: [packRows(0, rows.toSpliced(2, 1))] })).toThrow(/missing/)
    expect(() => work({ state: Uint8Array.of(1, 200, 200, 200), rows: [] })).toThrow()
    expect(() => work({ state: undefined, rows: [] })).not.toThrow()
  })
})

test('[DB45] a line break at the end of a text stays, and so does a text with marks in it', () => {
  const doc = new Y.Doc()
  const marked = new Y.Text()
  marked.applyDelta([{ insert: 'bold', attributes: { b: true } }, { insert: ' not\n' }], { sanitize: false })
  doc.getMap('meta').set('marked', marked)
  doc.getMap('meta').set('plain', new Y.Text('two\n\n'))
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, rewriteBoard(partsOf(doc)).bytes)
  const text = (key: string): unknown => (fresh.getMap('meta').get(key) as Y.Text).toDelta()
  expect([text('plain'), text('marked')]).toEqual([[{ insert: 'two\n\n' }], [{ insert: 'bold', attributes: { b: true } }, { insert: ' not\n' }]])
})

describe('[DB45] what cannot be carried over whole is left as it is:', () => {
  const unknown: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['a root of a later release', (doc) => doc.getMap('ballots').set('a', 1)],
    ['a root of another type', (doc) => doc.getArray('extra').push([1])],
    ['a document in the document', (doc) => doc.getMap('meta').set('sub', new Y.Doc())],
    ['XML', (doc) => doc.getMap('meta').set('xml', new Y.XmlElement('p'))],
    ['a picture in a text', (doc) => {
      const text = new Y.Text()
      text.insertEmbed(0, { image: 'x' })
      doc.getMap('meta').set('text', text)
    }],
  ]
  test.each(unknown)('%s', (_, put) => {
    const doc = new Y.Doc()
    put(doc)
    expect(() => rewriteBoard(partsOf(doc))).toThrow(/does not know|no text/)
  })
})

describe('[DB45] two documents that differ anywhere are not the same:', () => {
  const base = (): Y.Doc => {
    const doc = new Y.Doc()
    const card = new Y.Map<unknown>([['kind', 'note'], ['order', 'a0'], ['later', { a: [1] }]])
    doc.getMap('cards').set('c1', card)
    card.set('text', new Y.Text('samen'))
    card.set('list', Y.Array.from([1, 2]))
    return doc
  }
  const card = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('cards').get('c1') as Y.Map<unknown>
  const changes: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['another value', (doc) => card(doc).set('kind', 'project')],
    ['another value deep in an unknown one', (doc) => card(doc).set('later', { a: [2] })],
    ['a field more', (doc) => card(doc).set('extra', undefined)],
    ['a field less', (doc) => card(doc).delete('later')],
    ['another field of the same number', (doc) => { card(doc).delete('later'); card(doc).set('other', { a: [1] }) }],
    ['words that are no text', (doc) => card(doc).set('text', 'samen')],
    ['other words', (doc) => (card(doc).get('text') as Y.Text).insert(0, 'x')],
    ['marks', (doc) => (card(doc).get('text') as Y.Text).format(0, 2, { b: true })],
    ['another list', (doc) => (card(doc).get('list') as Y.Array<number>).delete(0)],
    ['a list as a value', (doc) => card(doc).set('list', [1, 2])],
    ['no card', (doc) => doc.getMap('cards').delete('c1')],
  ]
  test.each(changes)('%s', (_, change) => {
    const other = base()
    expect(sameContent(base(), other)).toBe(true)
    change(other)
    expect([sameContent(base(), other), sameContent(other, base())]).toEqual([false, false])
  })
})

test('[DB45] what the server writes anew carries an id that a browser keeps in place', () => {
  const doc = new Y.Doc()
  doc.getMap('meta').set('words', new Y.Text('samen'))
  const ids = Array.from({ length: 40 }, () => [...Y.parseUpdateMeta(Y.encodeStateAsUpdate(freshCopy(doc))).to.keys()]).flat()
  expect(ids).toHaveLength(40)
  expect(ids.filter((id) => id >= 2 ** 30)).toEqual([])
})
