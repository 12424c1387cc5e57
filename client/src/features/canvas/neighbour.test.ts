import { expect, test } from 'vitest'
import type { Box } from './camera.ts'
import { neighbourOf } from './neighbour.ts'

const grid = new Map<string, Box>()
for (let row = 0; row < 3; row++) for (let column = 0; column < 3; column++) grid.set(`${row}${column}`, { x: column * 236, y: row * 214, w: 220, h: 198 })
const from = (id: string, direction: 'left' | 'right' | 'up' | 'down') => {
  const box = grid.get(id)
  return box === undefined ? undefined : neighbourOf(box, direction, [...grid].filter(([other]) => other !== id))
}

test('[CV9] arrows walk along rows and columns', () => {
  expect([from('11', 'left'), from('11', 'right'), from('11', 'up'), from('11', 'down')]).toEqual(['10', '12', '01', '21'])
})

test('[CV9] at the edge there is no card in that direction', () => {
  expect(from('02', 'right')).toBeUndefined()
  expect(from('00', 'up')).toBeUndefined()
})

test('[CV9] a card in the same row comes before a nearer one aside', () => {
  const here: Box = { x: 0, y: 0, w: 220, h: 198 }
  expect(neighbourOf(here, 'right', [['aside', { x: 230, y: 320, w: 220, h: 198 }], ['row', { x: 700, y: 20, w: 220, h: 198 }]])).toBe('row')
})
