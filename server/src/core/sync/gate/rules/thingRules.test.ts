import { STROKES_LENGTH } from '@visiebord/shared/board/geometry/strokes.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { openGateRoom, openPage, participant, type GateRoom } from '../test/gateRoom.ts'

let room: GateRoom
beforeEach(() => {
  room = openGateRoom()
})

/** What somebody is answered who brings a card of this kind with these fields. */
const answers = (kind: string, fields: Readonly<Record<string, unknown>>): readonly string[] => {
  const page = openPage(room, 'bob', participant)
  page.addCard('thing', kind, fields, 'woorden')
  return page.send()
}
const LONG = `${'0,0 '.repeat(STROKES_LENGTH / 4 - 1)}0,0`

describe('texts, shapes, drawings and locks at the gate', () => {
  it.each([
    ['text', {}], ['text', { letters: 'small' }], ['shape', { form: 'diamond', color: 'oker' }], ['drawing', { strokes: '0,0 3,1,9;20000,20000', pen: 'marker' }],
    ['drawing', { strokes: LONG }], ['note', { locked: true }],
  ] as const)('[B106] a %s with %j may come in', (kind, fields) => {
    expect(answers(kind, fields)).toEqual(['write'])
  })

  it.each([
    ['text', { letters: 'huge' }], ['text', { form: 'ellipse' }], ['shape', { form: 'star' }], ['shape', { strokes: '0,0' }],
    ['drawing', { strokes: '' }], ['drawing', { strokes: '0,0 ' }], ['drawing', { strokes: 'M0 0L9 9' }], ['drawing', { strokes: '0,0 20001,0' }], ['drawing', { strokes: [0, 0] }],
    ['drawing', { strokes: `${LONG} 0,0` }], ['drawing', { strokes: '0,0', pen: 'crayon' }], ['note', { strokes: '0,0' }], ['note', { locked: false }], ['note', { locked: 'yes' }],
  ] as const)('[B106] a %s with %j is refused', (kind, fields) => {
    expect(answers(kind, fields)).toEqual(['not-a-board-change'])
  })

  it('[B106] the gate knows a lock as a field and nothing more: whoever may write the kind may move what is locked, and take it off', () => {
    const ann = openPage(room, 'ann', participant)
    ann.addCard('fast', 'shape', { form: 'ellipse', locked: true })
    ann.send()
    room.flush()
    const bob = openPage(room, 'bob', participant)
    bob.pull()
    bob.entry('cards', 'fast').set('position', { x: 9, y: 9 })
    bob.entry('cards', 'fast').delete('locked')
    expect(bob.send()).toEqual(['write', 'write'])
  })
})
