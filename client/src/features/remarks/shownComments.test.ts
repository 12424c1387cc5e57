import { fromField } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Comment } from '@visiebord/shared/board/remarks/remark.ts'
import { expect, test } from 'vitest'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { draftOf, keepDraft } from './drafts.ts'
import { shownComments } from './shownComments.ts'

const comments = (count: number, resolved = false): readonly Comment[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${resolved}${index}`, cardId: 'a', kind: 'comment', text: String(index), ...(resolved ? { resolved: true } : {}) }))

test('[RK12] the newest fifty are shown, and fifty more at each press', () => {
  const all = [...comments(120), ...comments(2, true)]
  const at = (shown: number) => {
    const { newest, earlier, closed } = shownComments(all, shown)
    return [newest.length, newest[0]?.text, earlier, closed.length]
  }
  expect([at(50), at(100), at(150)]).toEqual([[50, '70', 50, 2], [100, '20', 20, 2], [120, '0', 0, 2]])
  expect(shownComments(comments(50), 50).earlier).toBe(0)
})

test('[RK7] who was chosen and is still named is told, a name that was typed is words', () => {
  const anna = { id: 'p1', name: 'Anna Bakker' }
  expect(fromField('@Anna Bakker en @Bas Smit', [anna])).toEqual({ text: '@p1 en @Bas Smit', mentions: ['p1'] })
  expect(fromField('Anna Bakker', [anna]).mentions).toEqual([])
})

test('[RK9] what is being written under a card is kept for that card, until it is empty', () => {
  const workshop = {} as OpenWorkshop // only its identity counts
  keepDraft(workshop, 'a', { words: 'nog niet af', named: [] })
  expect([draftOf(workshop, 'a').words, draftOf(workshop, 'b').words, draftOf({} as OpenWorkshop, 'a').words]).toEqual(['nog niet af', '', ''])
  keepDraft(workshop, 'a', { words: ' ', named: [] })
  expect(draftOf(workshop, 'a')).toEqual({ words: '', named: [] })
})
