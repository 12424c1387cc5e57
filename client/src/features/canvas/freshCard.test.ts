import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import type { AwarenessState } from '../../state/openWorkshop.ts'
import { createFreshCard } from './freshCard.ts'

function table() {
  let count = 0
  const board = openBoard(new Y.Doc(), { newId: () => `id-${++count}`, authorId: () => 'me' })
  const others = createStore<ReadonlyMap<number, AwarenessState>>(() => new Map())
  const live = { board: createStore(() => ({ board, synced: true })), commands: board.commands, awareness: { set: () => undefined, others } }
  const fresh = createFreshCard({ reader: board.read, live })
  const make = (text = ''): string => {
    board.undo.cut()
    const [id = ''] = board.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 }, text }])
    board.undo.cut()
    fresh.made(id)
    return id
  }
  return { board, others, fresh, make }
}

describe('a card made a moment ago', () => {
  test('[CV29] left without a letter it is gone, and undo is about what came before', () => {
    const { board, fresh, make } = table()
    const [kept = ''] = board.commands.addCards([{ kind: 'note', position: { x: 9, y: 9 }, text: 'eerder' }])
    const id = make()
    expect(fresh.left(id)).toBe(true)
    expect([...board.read.cards.keys()]).toEqual([kept])
    board.undo.undo()
    expect(board.read.cards.size).toBe(0)
  })

  test('[CV29] typed and emptied again it goes as well', () => {
    const { board, fresh, make } = table()
    const id = make()
    board.cardText(id)?.splice(0, 0, 'toch')
    board.cardText(id)?.splice(0, 4, ' ')
    expect(fresh.left(id)).toBe(true)
    expect(board.read.cards.has(id)).toBe(false)
  })

  test('[CV29] it stays with a letter in it, with a link, while another writes in it, and when it was there already', () => {
    const { board, others, fresh, make } = table()
    const written = make()
    board.cardText(written)?.splice(0, 0, 'ja')
    expect(fresh.left(written)).toBe(false)
    const linked = make()
    board.commands.addLink({ from: linked, to: written, kind: 'relates' })
    expect(fresh.left(linked)).toBe(false)
    const shared = make()
    others.setState(new Map([[7, { editing: shared }]]), true)
    expect(fresh.left(shared)).toBe(false)
    others.setState(new Map(), true)
    // Left once, it is no longer new.
    expect(fresh.left(shared)).toBe(false)
    expect(board.read.cards.size).toBe(3)
  })
})
