import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import type { SelectionState } from '../../state/openWorkshop.ts'
import { addSectionBeside, askedInList, choosingInList } from './choosingInList.ts'

function list() {
  let made = 0
  const { read, commands } = openBoard(new Y.Doc(), { newId: () => `c${++made}`, authorId: () => 'me' })
  commands.addCards([{ kind: 'note', text: 'Eén', position: { x: 0, y: 0 } }, { kind: 'project', text: 'Website', position: { x: 300, y: 0 } }])
  commands.addCards([{ kind: 'step', text: 'Bouwen', fields: { projectId: 'c2' } }])
  const selection = createStore<SelectionState>(() => ({ ids: new Set() }))
  const said: string[] = []
  const announce = { say: (text: string) => void said.push(text) } as unknown as Parameters<typeof choosingInList>[0]['workshop']['announce']
  const workshop = { selection, commands, announce }
  const verbs = choosingInList({ workshop, board: read, words: { chosen: (count) => `${count} gekozen` } })
  return { read, selection, said, workshop, verbs }
}

test('[TP12] an action in the list is about the row that has the keyboard, and about all chosen rows when it is one of them', () => {
  const { read, selection, workshop } = list()
  const asked = (row?: string) => askedInList(workshop, read, row)
  expect([asked(), asked('c1')]).toEqual([[], ['c1']])
  selection.setState({ ids: new Set(['c1', 'c2', 'gone']) })
  expect([asked(), asked('c2'), asked('c3')]).toEqual([['c1', 'c2'], ['c1', 'c2'], ['c3']])
})

test('[TP12] all cards are chosen but steps, which go with their project; doubles are chosen, and both are said', () => {
  const { read, selection, said, verbs } = list()
  verbs.selectAll()
  expect([...selection.getState().ids]).toEqual(['c1', 'c2'])
  verbs.duplicate(['c1', 'c3'])
  const [double] = [...selection.getState().ids]
  expect([read.cards.size, read.cards.get(double ?? '')?.text]).toEqual([4, 'Eén'])
  expect(said).toEqual(['2 gekozen', '1 gekozen'])
})

test('[TP12] a section made in the list lies beside the others, over none', () => {
  const { read, workshop } = list()
  const made = [1, 2, 3].map((each) => addSectionBeside({ workshop, board: read, title: `Vak ${each}` }))
  expect(made.map((id) => read.sections.get(id)?.position)).toEqual([{ x: 0, y: 0 }, { x: 764, y: 0 }, { x: 1528, y: 0 }])
})
