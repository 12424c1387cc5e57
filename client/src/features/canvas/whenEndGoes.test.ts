import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { whenEndGoes } from './whenEndGoes.ts'

test('[TH5] a link that is being made ends once, when either of its cards is thrown away; what happens to others is nothing to it', () => {
  let made = 0
  const board = openBoard(new Y.Doc(), { newId: () => `c${++made}`, authorId: () => 'me' })
  board.commands.addCards(Array.from({ length: 4 }, (_, at) => ({ kind: 'note' as const, position: { x: at * 300, y: 0 } })))
  const ended: string[] = []
  whenEndGoes({ from: 'c1' }, board.read, () => ended.push('from'))
  whenEndGoes({ from: 'c3', to: 'c2' }, board.read, () => ended.push('to'))
  whenEndGoes({}, board.read, () => ended.push('nothing'))
  whenEndGoes({ from: 'c1' }, board.read, () => ended.push('stopped'))()
  board.commands.deleteCards(['c4'])
  board.commands.setCardText('c1', 'nog hier')
  expect(ended).toEqual([])
  board.commands.deleteCards(['c2'])
  expect(ended).toEqual(['to'])
  board.commands.deleteCards(['c1', 'c3'])
  expect(ended).toEqual(['to', 'from'])
})
