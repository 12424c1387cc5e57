import { describe, expect, it } from 'vitest'
import { cardRect } from '../geometry/cardSize.ts'
import { overlaps } from '../geometry/rect.ts'
import { openHub } from '../test/peer.ts'
import { looseEnds } from './looseEnds.ts'
import { freeSpotIn, freeSpotNear, sectionAt } from './placement.ts'
import { readingGroups, readingOrder } from './readingOrder.ts'
import { threadOf } from './thread.ts'
import { wordCount } from './wordCount.ts'

const openBoard = () => {
  const [peer] = openHub(1).peers
  if (peer === undefined) throw new Error('one peer')
  return peer.board
}
const woven = () => {
  const board = openBoard()
  const { commands } = board
  const names = ['development', 'principle', 'statement', 'project', 'note', 'other'] as const
  commands.addCards([
    { id: 'development', kind: 'development' }, { id: 'principle', kind: 'principle' }, { id: 'statement', kind: 'statement' },
    { id: 'project', kind: 'project' }, { id: 'note', kind: 'note' }, { id: 'other', kind: 'project' },
  ])
  commands.addCards([{ id: 'step1', kind: 'step', fields: { projectId: 'project' } }, { id: 'step2', kind: 'step', fields: { projectId: 'project' } }])
  commands.addLink({ from: 'development', to: 'principle', kind: 'supports' })
  commands.addLink({ from: 'principle', to: 'statement', kind: 'supports' })
  commands.addLink({ from: 'project', to: 'statement', kind: 'realises' })
  commands.addLink({ from: 'other', to: 'statement', kind: 'realises' })
  commands.addLink({ from: 'note', to: 'step2', kind: 'supports' })
  commands.addLink({ from: 'project', to: 'other', kind: 'dependsOn' })
  return { ...board, names }
}

describe('the thread', () => {
  it('[B90] runs from development to step, both ways from any card of it, and not over to what hangs beside it', () => {
    const { read } = woven()
    const whole = ['development', 'principle', 'project', 'statement', 'step1', 'step2']
    expect([...threadOf(read, 'project').ids].sort()).toEqual(whole)
    expect([...threadOf(read, 'statement').ids].sort()).toEqual(['development', 'other', 'principle', 'project', 'statement', 'step1', 'step2'])
    expect([...threadOf(read, 'step2').ids].sort()).toEqual(['development', 'note', 'principle', 'project', 'statement', 'step2'])
    expect(Object.entries(threadOf(read, 'step1').byKind).filter(([, ids]) => ids.length > 0)).toEqual([['development', ['development']], ['principle', ['principle']], ['statement', ['statement']], ['project', ['project']], ['step', ['step1']]])
    expect(threadOf(read, 'project').byKind.step).toEqual(['step1', 'step2'])
    expect(threadOf(read, 'project').edges.map(({ from, to }) => `${from}>${to}`).sort()).toEqual(['development>principle', 'principle>statement', 'project>step1', 'project>step2', 'statement>project'])
    expect(threadOf(read, 'gone').ids.size).toBe(0)
  })

  it('[B90] [C09] tells principles by number and steps under their project, those without one last, whatever lies between them and in whatever order it came', () => {
    const { read, commands } = openBoard()
    // Where a name or a place would say otherwise.
    commands.addCards([{ id: 'statement', kind: 'statement' }, { id: 'z', kind: 'project' }, { id: 'a', kind: 'project' }])
    commands.addCards([
      { id: 'of none', kind: 'step', fields: { projectId: 'm' } }, { id: 'of a', kind: 'step', fields: { projectId: 'a' } }, { id: 'of z', kind: 'step', fields: { projectId: 'z' } },
      { id: 'U2', kind: 'principle', fields: { number: 2 } }, { id: 'note', kind: 'note' }, { id: 'U1', kind: 'principle', fields: { number: 1 } },
    ])
    const rest = ['U2', 'note', 'U1']
    for (const steps of [['of none', 'of a', 'of z'], ['of a', 'of none', 'of z'], ['of z', 'of a', 'of none']]) {
      commands.deleteLinks([...read.links.keys()])
      for (const from of steps) commands.addLink({ from, to: 'statement', kind: 'realises' })
      for (const from of rest) commands.addLink({ from, to: 'statement', kind: 'supports' })
      const { byKind } = threadOf(read, 'statement')
      expect([byKind.step, byKind.principle]).toEqual([['of z', 'of a', 'of none'], ['U1', 'U2']])
    }
  })

  it('[B91] a ring of links ends', () => {
    const { read, commands } = woven()
    commands.addLink({ from: 'statement', to: 'development', kind: 'supports' })
    expect(threadOf(read, 'statement').ids.size).toBe(7)
    expect(threadOf(read, 'statement').edges.length).toBe(7)
  })
})

describe('loose ends', () => {
  it('[B92] counts projects without a reason, statements without a project that are not dropped, and orphaned steps', () => {
    const { read, commands } = woven()
    expect(looseEnds(read).count).toBe(0)
    const [project = '', statement = '', dropped = '', step = ''] = commands.addCards([{ kind: 'project' }, { kind: 'statement' }, { kind: 'statement', fields: { status: 'dropped' } }, { kind: 'step', fields: { projectId: 'gone' } }])
    expect(looseEnds(read)).toEqual({ projectsWithoutReason: [project], statementsWithoutProject: [statement], stepsWithoutProject: [step], count: 3 })
    commands.addLink({ from: 'note', to: project, kind: 'supports' })
    commands.addLink({ from: 'step1', to: statement, kind: 'realises' })
    commands.addLink({ from: 'note', to: statement, kind: 'realises' })
    expect(looseEnds(read).count).toBe(1)
    expect(dropped).not.toBe('')
  })
})

describe('placing', () => {
  it('[B93] a card belongs to the topmost section under it, and finds room in it until it must grow', () => {
    const { commands, read } = openBoard()
    const under = commands.addSection({ title: 'onder', position: { x: 0, y: 0 }, size: { w: 504, h: 524 } })
    expect(sectionAt(read, { x: 100, y: 100 })?.id).toBe(under)
    for (let count = 0; count < 6; count++) {
      const spot = freeSpotIn(read, under, 'note')
      if (spot === undefined) throw new Error('a spot')
      expect(spot.grow === undefined).toBe(count < 4)
      commands.addCards([{ kind: 'note', position: spot.position, sectionId: under }])
    }
    const rects = [...read.cards.values()].flatMap((card) => cardRect(card) ?? [])
    for (const [index, rect] of rects.entries()) for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false)
    const above = commands.addSection({ title: 'boven', position: { x: 50, y: 50 }, size: { w: 100, h: 100 } })
    expect(sectionAt(read, { x: 100, y: 100 })?.id).toBe(above)
    expect(sectionAt(read, { x: 504, y: 10 })).toBeUndefined()
    const near = freeSpotNear(read, { x: 24, y: 64 }, { w: 220, h: 198 })
    expect(rects.some((rect) => overlaps(rect, { ...near, w: 220, h: 198 }))).toBe(false)
    expect(freeSpotIn(read, 'gone', 'note')).toBeUndefined()
  })

  it('[B94] reading goes section by section in rows, through a section in rows, then what lies free, then the lanes', () => {
    const { commands, read } = openBoard()
    const right = commands.addSection({ title: 'rechts', position: { x: 700, y: 40 }, size: { w: 600, h: 600 } })
    const left = commands.addSection({ title: 'links', position: { x: 0, y: 60 }, size: { w: 600, h: 600 } })
    const below = commands.addSection({ title: 'onder', position: { x: 0, y: 700 }, size: { w: 600, h: 600 } })
    commands.setTimeline({ position: { x: 0, y: 2000 }, start: '2027-Q1', quarters: 8 })
    const lane = commands.addLane('Mens')
    commands.addCards([
      { id: 'b', kind: 'note', sectionId: left, position: { x: 260, y: 120 } }, { id: 'a', kind: 'note', sectionId: left, position: { x: 20, y: 140 } },
      { id: 'c', kind: 'note', sectionId: left, position: { x: 20, y: 360 } }, { id: 'd', kind: 'note', sectionId: right, position: { x: 720, y: 100 } },
      { id: 'free', kind: 'note', sectionId: 'gone', position: { x: 0, y: 5000 } }, { id: 'orphan', kind: 'step', fields: { projectId: 'gone' } },
      { id: 'late', kind: 'project', fields: { laneId: lane, start: '2028-Q1', end: '2028-Q1' } }, { id: 'early', kind: 'project', fields: { laneId: lane, start: '2027-Q1', end: '2027-Q1' } },
      { id: 'step', kind: 'step', fields: { projectId: 'early' } },
    ])
    expect(readingOrder(read)).toEqual(['a', 'b', 'c', 'd', 'free', 'orphan', 'early', 'step', 'late'])
    expect(readingGroups(read).map((group) => (group.of === 'section' ? group.sectionId : group.of === 'lane' ? group.laneId : 'free'))).toEqual([left, right, below, 'free', lane])
  })
})

describe('words', () => {
  it('[B95] are counted as people count them', () => {
    expect(wordCount('Eén verhaal, één keer verteld – wij regelen de rest, ieder met een eigen gezicht.')).toBe(14)
    expect(wordCount('Coo\u0308rdinatie niet-digitale U1 10.000 ’s-Hertogenbosch foto’s')).toBe(6)
    expect(wordCount('- **kern**taak\n- een * twee'), '[WD3] marks part no words').toBe(3)
    expect([wordCount(''), wordCount(' – … !'), wordCount('één\n\ttwee')]).toEqual([0, 0, 2])
  })
})
