import { describe, expect, test } from 'vitest'
import { freshBoard } from '../actions/test/contextOf.ts'
import { clausesOf, largestThatFits } from './largestThatFits.ts'
import { isSeen, isThere, statementsOf, stepFrom, type Subject, subjectAtFirst, subjectsOf } from './subject.ts'

const raise = (): never => {
  throw new Error('no such card')
}
const NOBODY = { ids: new Set<string>() }

/** Two sections, the first without cards; a note; three statements and one that was dropped. */
function room() {
  const { commands, read } = freshBoard()
  const [empty, full] = ['Leeg', 'Gedeeld'].map((title, at) => commands.addSection({ title, position: { x: at * 1_000, y: 0 }, size: { w: 800, h: 600 } }))
  const [note = '', draft = '', proposed = '', dropped = '', wordless = ''] = commands.addCards([
    { kind: 'note', text: 'Eén keer vragen', position: { x: 1_050, y: 60 }, sectionId: full ?? '' },
    { kind: 'statement', text: 'Een idee', position: { x: 0, y: 900 } },
    { kind: 'statement', text: 'Eén verhaal', position: { x: 300, y: 900 }, fields: { status: 'proposed' } },
    { kind: 'statement', text: 'Toch niet', position: { x: 600, y: 900 }, fields: { status: 'dropped' } },
    { kind: 'statement', text: ' ', position: { x: 900, y: 900 } },
  ])
  return { commands, read, empty: empty ?? '', full: full ?? '', note, draft, proposed, dropped, wordless }
}

describe('what the room looks at first', () => {
  test('[PJ2] [PJ9] what was chosen on the board: a card with words, a picture, or a section', () => {
    const { commands, read, full, note, draft, wordless } = room()
    const at = (ids: readonly string[], sectionId?: string): Subject => subjectAtFirst(read, { phase: 'vision', invites: true, chosen: { ids: new Set(ids), ...(sectionId === undefined ? {} : { sectionId }) } })
    expect(at([note])).toEqual({ what: 'card', id: note })
    expect(at([], full)).toEqual({ what: 'section', id: full })
    const [picture = '', drawing = ''] = commands.addCards([{ kind: 'image', position: { x: 0, y: 1_200 }, fields: { file: 'ab'.repeat(32), width: 640, height: 480 } }, { kind: 'drawing', position: { x: 400, y: 1_200 }, fields: { strokes: '3,3 40,9' } }])
    for (const id of [picture, drawing]) expect(at([id]), '[PJ9] a picture needs no words').toEqual({ what: 'card', id })
    expect([note, picture, drawing].map((id) => isSeen(read.cards.get(id) ?? raise()))).toEqual([false, true, true])
    for (const none of [[wordless], [note, draft], ['gone']]) expect(at(none), String(none)).not.toMatchObject({ id: none[0] })
  })

  test('[PJ2] else the way in while no round is open, for who may show it', () => {
    const { read } = room()
    expect(subjectAtFirst(read, { phase: undefined, invites: true, chosen: NOBODY })).toEqual({ what: 'join' })
    expect(subjectAtFirst(read, { phase: undefined, invites: false, chosen: NOBODY })).toEqual({ what: 'all' })
  })

  test('[PJ2] else what the phase is about: the statement that was proposed, the roadmap, the first section with cards', () => {
    const { commands, read, full, proposed } = room()
    const first = (phase: 'start' | 'vision' | 'roadmap'): Subject => subjectAtFirst(read, { phase, invites: true, chosen: NOBODY })
    expect(first('vision')).toEqual({ what: 'card', id: proposed })
    expect(first('start')).toEqual({ what: 'section', id: full })
    expect(first('roadmap')).toEqual({ what: 'all' })
    commands.setTimeline({ position: { x: 0, y: 2_000 }, start: '2027-Q1', quarters: 12 })
    expect(first('roadmap')).toEqual({ what: 'roadmap' })
    expect(subjectAtFirst(freshBoard().read, { phase: 'start', invites: true, chosen: NOBODY })).toEqual({ what: 'all' })
  })
})

describe('what a clicker goes through', () => {
  test('[PJ6] the way in, the board, sections in reading order, the roadmap, statements best first; it stops at both ends', () => {
    const { commands, read, empty, full, proposed, draft } = room()
    commands.setTimeline({ position: { x: 0, y: 2_000 }, start: '2027-Q1', quarters: 12 })
    const all = subjectsOf(read, true)
    expect(all.map((each) => ('id' in each ? each.id : each.what))).toEqual(['join', 'all', empty, full, 'roadmap', proposed, draft])
    expect(statementsOf(read).map(({ id }) => id)).toEqual([proposed, draft])
    expect(stepFrom(all, { what: 'join' }, -1)).toEqual({ what: 'join' })
    expect(stepFrom(all, { what: 'section', id: full }, 1)).toEqual({ what: 'roadmap' })
    expect(stepFrom(all, { what: 'card', id: draft }, 1)).toEqual({ what: 'card', id: draft })
    expect(stepFrom(all, { what: 'card', id: 'a note' }, 1), 'what is not among them leads to the first').toEqual({ what: 'join' })
    expect(subjectsOf(read, false)[0]).toEqual({ what: 'all' })
  })

  test('[PJ6] what somebody took away is there no more', () => {
    const { commands, read, full, note } = room()
    expect([isThere(read, { what: 'card', id: note }), isThere(read, { what: 'section', id: full }), isThere(read, { what: 'roadmap' }), isThere(read, { what: 'all' })]).toEqual([true, true, false, true])
    commands.deleteCards([note])
    expect(isThere(read, { what: 'card', id: note })).toBe(false)
  })
})

describe('words as large as they fit', () => {
  test.each([[28, 150, 97], [28, 150, 28], [28, 150, 150], [28, 150, 12], [28, 20, 99]])('[PJ3] between %i and %i px, when %i is the largest that fits', (least, most, fitting) => {
    let asked = 0
    const size = largestThatFits(least, most, (tried) => (asked++, tried <= fitting))
    expect(size).toBe(Math.max(least, Math.min(Math.max(least, most), fitting)))
    expect(asked).toBeLessThanOrEqual(8)
  })

  test('[PJ3] lines break after punctuation first, and a dash stays at the end of its line; no letter is lost', () => {
    expect(clausesOf('Eén verhaal, één keer verteld – wij regelen de rest, ieder met een eigen gezicht.')).toEqual(['Eén verhaal, ', 'één keer verteld\u00A0– ', 'wij regelen de rest, ', 'ieder met een eigen gezicht.'])
    expect(clausesOf('“Kom maar.” Zo zeggen wij dat')).toEqual(['“Kom maar.” ', 'Zo zeggen wij dat'])
    for (const text of ['zelf-redzaam -lijst', '3,5 miljoen\n\nDus: ja', ' ', 'مرحبا، كيف']) expect(clausesOf(text).join('')).toBe(text)
  })
})
