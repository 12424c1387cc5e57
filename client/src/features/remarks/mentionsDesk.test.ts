import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, test } from 'vitest'
import { applyUpdate, encodeStateAsUpdate } from 'yjs'
import { createStore } from 'zustand/vanilla'
import { newDoc } from '../../sync/test/newDoc.ts'
import { openMentionsDesk } from './mentionsDesk.ts'

/** Two hands at one board without a wire: what ann writes comes to bob as from elsewhere. */
function table(kept: { value: string } = { value: '[]' }) {
  const docs = [newDoc(), newDoc()] as const
  let made = 0
  const open = (index: 0 | 1, who: string) => openBoard(docs[index], { newId: () => `${who}-${++made}`, authorId: () => who, now: () => `2027-01-31T09:${String(10 + made).padStart(2, '0')}:00.000Z` })
  const [ann, bob] = [open(0, 'ann'), open(1, 'bob')]
  ann.commands.addCards([{ kind: 'note', id: 'a', text: 'loket' }])
  const board = createStore(() => ({ board: bob, synced: false }))
  const shelf = { getItem: () => kept.value, setItem: (_name: string, value: string) => void (kept.value = value) }
  const desk = () => openMentionsDesk({ me: 'bob', shelf, name: 'x', board })
  return { ann, bob, board, desk, kept, docs }
}

describe('[RK8] where one is named', () => {
  test('what others say is counted and told once, what one says oneself, or is dealt with, is not', () => {
    const { ann, bob, board, desk, docs, kept } = table()
    const hear = () => applyUpdate(docs[1], encodeStateAsUpdate(docs[0]))
    const old = ann.commands.addComment('a', { text: '@bob ziet u dit?', mentions: ['bob'] }) ?? ''
    hear()
    const mine = desk()
    const told: string[] = []
    mine.onNew((comment) => told.push(comment.id))
    expect([mine.now().open.map(({ id }) => id), mine.now().unseen]).toEqual([[old], new Set([old])])
    // Until the server has said all it has, nothing is news.
    const early = ann.commands.addComment('a', { text: '@bob', mentions: ['bob'] }) ?? ''
    hear()
    board.setState({ board: bob, synced: true })
    ann.commands.addComment('a', { text: 'zonder naam' })
    const late = ann.commands.addComment('a', { text: 'en @bob?', mentions: ['bob', 'cor'] }) ?? ''
    hear()
    bob.commands.addComment('a', { text: 'ik, @bob', mentions: ['bob'] })
    expect([told, mine.now().open.map(({ id }) => id)]).toEqual([[late], [late, early, old]])

    mine.see(mine.now().open.slice(1))
    expect([...mine.now().unseen]).toEqual([late])
    expect(JSON.parse(kept.value)).toEqual([early, old])
    const after = desk()
    expect([...after.now().unseen]).toEqual([late])
    bob.commands.resolveComment(late, true)
    expect([after.now().open.length, after.now().unseen.size]).toEqual([2, 0])
    ann.commands.deleteCards(['a'])
    hear()
    expect(after.now().open).toEqual([])
  })

  test('what cannot be read on the shelf is nothing', () => {
    for (const value of ['', '{', '{}', '[1, null]']) expect(table({ value }).desk().now().unseen.size).toBe(0)
  })
})
