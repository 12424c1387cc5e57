import { expect, test } from 'vitest'
import { importOf } from './importFile.ts'

test('[CA2] a board file is read as a board, any other text as lines, and what is neither is told before anything is sent', () => {
  expect(importOf('bord.JSON', '{"format":"visiebord-board/1","cards":[]}')).toEqual({ format: 'visiebord-board/1', cards: [] })
  expect(importOf('lijst.txt', 'een\r\n\n  twee \ndrie')).toEqual({ lines: ['een', 'twee', 'drie'] })
  for (const text of ['', '   \n ', '\n']) expect(importOf('leeg.txt', text)).toBeUndefined()
  for (const text of ['', '{', '[]', '"bord"', 'null', '12']) expect(importOf('bord.json', text)).toBeUndefined()
})
