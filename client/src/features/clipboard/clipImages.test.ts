import type { Card } from '@visiebord/shared/board/schema.ts'
import { expect, test } from 'vitest'
import type { Clip } from './clip.ts'
import { withImagesHere } from './clipImages.ts'

const A = 'ab'.repeat(32)
const B = 'cd'.repeat(32)
const image = (id: string, file: string): Card => ({ id, kind: 'image', text: id, order: 'a0', position: { x: 0, y: 0 }, size: { w: 320, h: 180 }, file, width: 1_600, height: 900 })
const clip = (cards: readonly Card[]): Clip => ({ from: 'w1', parties: [], content: { schema: 1, cards, sections: [], lanes: [], links: [], timeline: {} } })
const note: Card = { id: 'n', kind: 'note', text: 'n', order: 'a1', position: { x: 0, y: 0 } }

test('[CB15] a picture of another workshop is brought once and named as it is kept here; one that cannot be had is left out and counted', async () => {
  const asked: string[] = []
  const bring = async (file: string) => {
    asked.push(file)
    return file === A ? { file: B, width: 800, height: 450 } : undefined
  }
  const { clip: here, lost } = await withImagesHere(clip([note, image('x', A), image('y', A), image('z', 'ef'.repeat(32))]), bring)
  expect(asked).toEqual([A, 'ef'.repeat(32)])
  expect(lost).toBe(1)
  expect(here.content.cards).toEqual([note, { ...image('x', B), width: 800, height: 450 }, { ...image('y', B), width: 800, height: 450 }])
})

test('[CB15] without pictures nothing is asked', async () => {
  const given = clip([note])
  expect(await withImagesHere(given, () => Promise.reject(new Error('asked')))).toEqual({ clip: given, lost: 0 })
})
