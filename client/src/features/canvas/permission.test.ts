import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { whyNotCards } from './permission.ts'
import { canvasWords } from './words.ts'

test('[TG10] of several the sentence says how many are locked; of one, and of what the round does not allow, what it always said', () => {
  let made = 0
  const board = openBoard(new Y.Doc(), { newId: () => `c${++made}`, authorId: () => 'me' })
  board.commands.addCards(Array.from({ length: 3 }, (_, at) => ({ kind: 'note' as const, position: { x: at * 300, y: 0 } })))
  const cards = (...ids: readonly string[]) => ids.map((id) => board.read.cards.get(id))
  const live = (kinds: readonly string[]) => ({ view: { getState: () => ({ allowed: { board: { kinds, links: true, structure: true } } }) } }) as unknown as Pick<OpenWorkshop, 'view'>
  const why = (ids: readonly string[], kinds: readonly string[] = ['note']) => whyNotCards(live(kinds), cards(...ids), canvasWords.nl)
  expect(why(['c1', 'c2', 'c3'])).toBeUndefined()
  board.commands.setCardFields('c2', { locked: true })
  expect([why(['c2']), why(['c1', 'c3']), why(['c1', 'c2', 'c3'])]).toEqual([canvasWords.nl.locked, undefined, 'Een van de gekozen kaarten staat op slot. Haal die eerst van slot.'])
  board.commands.setCardFields('c1', { locked: true })
  expect([why(['c1', 'c2', 'c3']), why(['c1', 'c2'], [])]).toEqual(['2 van de gekozen kaarten staan op slot. Haal die eerst van slot.', canvasWords.nl.kindNotNow])
})
