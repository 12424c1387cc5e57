import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { expect, test } from 'vitest'
import { cardSigns, saidOfSigns } from './cardSigns.ts'
import { signWords } from './signWords.ts'

const base = { cardId: 'a', authorId: 'ann', at: '2027-01-31T09:30:00.000Z' }
const remarks: readonly Remark[] = [
  { id: '1', cardId: 'a', kind: 'tag', value: 'Zorg' },
  { id: '2', cardId: 'a', kind: 'tag', value: 'wonen' },
  { ...base, id: '3', kind: 'reaction', value: '👍' },
  { ...base, id: '4', kind: 'reaction', value: '👍', authorId: 'bob' },
  { ...base, id: '5', kind: 'comment', text: 'waarom?' },
  { ...base, id: '6', kind: 'comment', text: 'opgelost', resolved: true },
]

test('[RK1] [RK2] a card says its tags, its reactions and its open comments', () => {
  const signs = cardSigns(remarks)
  expect(signs).toEqual({ tags: ['wonen', 'Zorg'], reactions: [{ value: '👍', by: ['ann', 'bob'] }], comments: 1 })
  expect(saidOfSigns(signs, signWords.nl)).toBe('labels wonen, Zorg, 2 keer eens, 1 opmerking')
  expect(saidOfSigns(signs, signWords.en)).toBe('tags wonen, Zorg, 2 × agree, 1 comment')
  expect(saidOfSigns(cardSigns(remarks.slice(5)), signWords.nl)).toBe('')
})
