import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { ALLOWED_KINDS } from '@visiebord/shared/workshop/nouns.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { reapply } from './reapply.ts'
import { serverLacks } from './serverLacks.ts'
import { setAside } from './setAside.ts'
import { UnsavedWork } from './unsavedWork.ts'

let ids = 0
const boardOf = (doc: Y.Doc, who = 'ann') => openBoard(doc, { newId: () => `n${++ids}`, authorId: () => who })
const EVERYTHING: BoardPermission = { kinds: ALLOWED_KINDS, links: true, structure: false }
const NOTHING: BoardPermission = { kinds: [], links: false, structure: false, reason: 'no-open-round' }

/** A server with a card on which bob said something, and ann's browser that has all of it. */
function pair() {
  const [serverDoc, localDoc] = [new Y.Doc(), new Y.Doc()]
  const server = boardOf(serverDoc, 'bob')
  server.commands.addCards([{ kind: 'note', id: 'a', text: 'loket', position: { x: 0, y: 0 } }])
  const bobs = server.commands.addComment('a', { text: 'van Bob' }) ?? ''
  const hear = () => Y.applyUpdate(localDoc, Y.encodeStateAsUpdate(serverDoc))
  hear()
  const local = boardOf(localDoc)
  const journal = new UnsavedWork(local.read)
  local.read.subscribe((change) => journal.changed(local.read, change))
  const aside = () => setAside(local.read, server.read, serverLacks(localDoc, serverDoc))
  return { server, local, serverDoc, hear, aside, journal, bobs }
}

describe('what is said of cards and the server did not take', () => {
  it('[CT1] a comment goes to the tray word for word, also when its card is gone meanwhile; the rest is told', () => {
    const { server, local, hear, aside, bobs } = pair()
    const id = local.commands.addComment('a', { text: 'ziet @p1 dit?', mentions: ['p1'] })
    local.commands.toggleReaction('a', '👍')
    local.commands.addTag(['a'], 'wonen')
    local.commands.resolveComment(bobs, true)
    const works = aside()
    expect(works).toContainEqual({ type: 'comment', cardId: 'a', commentId: id, text: 'ziet @p1 dit?', mentions: 'p1' })
    expect(works.filter(({ type }) => type === 'changed').map(({ text }) => text).toSorted()).toEqual(['van Bob → loket', 'wonen → loket', '👍 → loket'])
    expect(works).toHaveLength(4)
    server.commands.deleteCards(['a'])
    hear()
    expect(local.read.remarks.size).toBe(0)
    expect(aside()).toContainEqual({ type: 'comment', cardId: 'a', commentId: id, text: 'ziet @p1 dit?', mentions: 'p1' })
  })

  it('[CT1] what is only told of a comment keeps who is named in it, for names are put in where it is read', () => {
    const { server, local, hear, aside } = pair()
    const asked = server.commands.addComment('a', { text: 'weet @p2 dit?', mentions: ['p2'] }) ?? ''
    hear()
    local.commands.resolveComment(asked, true)
    expect(aside()).toEqual([{ type: 'changed', thing: 'remark', cardId: asked, text: 'weet @p2 dit? → loket', mentions: 'p2' }])
  })

  it('[CT1] what others said is nobody’s work here, also when this hand deleted the card under it', () => {
    const { local, aside } = pair()
    local.commands.deleteCards(['a'])
    expect(aside().map((work) => [work.type, 'thing' in work ? work.thing : 'card'])).toEqual([['deleted', 'card']])
  })

  it('[CG2] on a board of another generation it is said again, under the same cards, once', () => {
    const { server, local, serverDoc, journal, bobs } = pair()
    const mine = local.commands.addComment('a', { text: 'van mij' })
    local.commands.toggleReaction('a', '👍')
    local.commands.addTag(['a'], 'wonen')
    local.commands.resolveComment(bobs, true)
    expect(journal.entries).toHaveLength(4)
    const freshDoc = new Y.Doc()
    Y.applyUpdate(freshDoc, Y.encodeStateAsUpdate(serverDoc))
    const fresh = boardOf(freshDoc)
    const again = () => reapply(local.read, journal.entries, { values: fresh.read, commands: fresh.commands, permission: EVERYTHING })
    expect(again()).toEqual([])
    const said = fresh.read.remarksAt('a').map((remark) => (remark.kind === 'comment' ? [remark.text, remark.authorId, remark.resolved] : [remark.kind, remark.value]))
    expect(said).toEqual(expect.arrayContaining([['van mij', 'ann', undefined], ['van Bob', 'bob', true], ['reaction', '👍'], ['tag', 'wonen']]))
    expect(said).toHaveLength(4)
    expect(mine).toBeDefined()
    expect(server.read.remarks.size).toBe(1)
  })

  it('[CG2] nothing is taken away because this hand deleted the card, and nothing is said where the round forbids it', () => {
    const { local, serverDoc, journal } = pair()
    local.commands.addComment('a', { text: 'van mij' })
    const freshDoc = new Y.Doc()
    Y.applyUpdate(freshDoc, Y.encodeStateAsUpdate(serverDoc))
    const fresh = boardOf(freshDoc)
    const left = reapply(local.read, journal.entries, { values: fresh.read, commands: fresh.commands, permission: NOTHING })
    expect(left.map(({ thing }) => thing)).toEqual(['remark'])
    expect(setAside(local.read, fresh.read, left)).toMatchObject([{ type: 'comment', text: 'van mij' }])
    local.commands.deleteCards(['a'])
    reapply(local.read, journal.entries, { values: fresh.read, commands: fresh.commands, permission: EVERYTHING })
    expect([...fresh.read.allRemarks.values()].map((remark) => remark.kind === 'comment' && remark.text)).toContain('van Bob')
  })
})
