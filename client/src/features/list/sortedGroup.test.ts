import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { readingGroups } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sortedGroup } from './sortedGroup.ts'

test('[TP12] the list is read in another order without a card being moved: by party, kind or text; steps stay behind their project', () => {
  let made = 0
  const { read, commands } = openBoard(new Y.Doc(), { newId: () => `c${++made}`, authorId: () => 'me' })
  commands.addCards([
    { kind: 'note', text: 'Éen loket', partyId: 'tiel', position: { x: 0, y: 0 } },
    { kind: 'project', text: 'Website', partyId: 'culemborg', position: { x: 300, y: 0 } },
    { kind: 'note', text: 'Eén balie', partyId: 'culemborg', position: { x: 600, y: 0 } },
    { kind: 'note', text: '', position: { x: 900, y: 0 } },
  ])
  commands.addCards([{ kind: 'step', text: 'Aanbesteden', fields: { projectId: 'c2' } }, { kind: 'step', text: 'Bouwen', fields: { projectId: 'c2' } }])
  const [group] = readingGroups(read)
  if (group === undefined) throw new Error('These lie free')
  const wordsBy = (by: 'party' | 'theme' | 'text') => sortedGroup(group, read, { by, parties: ['culemborg', 'tiel'], language: 'nl' }).cards.map((id) => read.cards.get(id)?.text)
  expect(wordsBy('party')).toEqual(['Website', 'Aanbesteden', 'Bouwen', 'Eén balie', 'Éen loket', ''])
  expect(wordsBy('theme')).toEqual(['Éen loket', 'Eén balie', '', 'Website', 'Aanbesteden', 'Bouwen'])
  expect(wordsBy('text')).toEqual(['Eén balie', 'Éen loket', 'Website', 'Aanbesteden', 'Bouwen', ''])
  expect(group.cards.map((id) => read.cards.get(id)?.text)[0], 'the board is as it was').toBe('Éen loket')
})
