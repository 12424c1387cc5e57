import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGroundQuestions, deleteLane, deleteSection } from './groundQuestion.ts'

function table() {
  let count = 0
  const board = openBoard(new Y.Doc(), { newId: () => `id-${++count}`, authorId: () => 'me' })
  const questions = createGroundQuestions()
  return { board, questions, around: { reader: board.read, live: { commands: board.commands }, questions } }
}

describe('deleting what lies on the ground', () => {
  test('[CV18] an empty section goes at once; one that holds cards is asked about', () => {
    const { board, questions, around } = table()
    const id = board.commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 400, h: 400 } })
    const [card = ''] = board.commands.addCards([{ kind: 'note', position: { x: 40, y: 80 }, sectionId: id }])
    expect(deleteSection(around, id)).toBe(false)
    expect([board.read.sections.has(id), questions.getState().now]).toEqual([true, { about: 'section', id }])
    board.commands.deleteCards([card])
    expect(deleteSection(around, id)).toBe(true)
    expect(board.read.sections.size).toBe(0)
  })

  test('[CV18] a lane with projects is asked about, an empty one goes', () => {
    const { board, questions, around } = table()
    board.commands.setTimeline({ position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 8 })
    const [full, empty] = [board.commands.addLane('Vol'), board.commands.addLane('Leeg')]
    board.commands.addCards([{ kind: 'project', fields: { laneId: full, start: '2027-Q1', end: '2027-Q2' } }])
    expect(deleteLane(around, empty)).toBe(true)
    expect(questions.getState().now).toBeUndefined()
    expect(deleteLane(around, full)).toBe(false)
    expect(questions.getState().now).toEqual({ about: 'lane', id: full })
  })
})
