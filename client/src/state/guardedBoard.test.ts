import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { ALLOWED_KINDS } from '@visiebord/shared/workshop/nouns.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { REFUSALS } from '@visiebord/shared/workshop/refusals.ts'
import { describe, expect, it } from 'vitest'
import { newDoc } from '../sync/test/newDoc.ts'
import { EXAMPLE_VIEW } from '../sync/test/fakeServer.ts'
import { BoardGuard } from './boardGuard.ts'
import { guardedBoard } from './guardedBoard.ts'

const EVERYTHING: BoardPermission = { kinds: ALLOWED_KINDS, links: true, structure: true }
const NOTHING: BoardPermission = { kinds: [], links: false, structure: false, reason: 'no-open-round' }
const VIEWER: BoardPermission = { ...NOTHING, reason: 'viewer' }

function guarded(limits: Partial<WorkshopView['limits']['board']> = {}) {
  const said: string[] = []
  const now = { permission: EVERYTHING, isHolding: false, language: 'nl' as 'nl' | 'en', me: 'p1' }
  const doc = newDoc()
  let ids = 0
  const raw = openBoard(doc, { newId: () => `n${++ids}`, authorId: () => 'p1' })
  const guard = new BoardGuard({
    view: () => ({ me: { ...EXAMPLE_VIEW.me, participantId: now.me }, allowed: { ...EXAMPLE_VIEW.allowed, board: now.permission }, limits: { ...EXAMPLE_VIEW.limits, board: { ...EXAMPLE_VIEW.limits.board, ...limits } } }),
    isHolding: () => now.isHolding,
    language: () => now.language,
    say: (sentence) => said.push(sentence),
  })
  const board = guardedBoard(raw, guard)
  /** How often the document was written to by `act`. */
  const writes = (act: () => void): number => {
    let count = 0
    const counting = () => void count++
    doc.on('update', counting)
    act()
    doc.off('update', counting)
    return count
  }
  return { raw, board, said, now, writes }
}
const note = (text: string, id?: string) => ({ kind: 'note', text, position: { x: 0, y: 0 }, ...(id === undefined ? {} : { id }) }) as const

describe('commands that ask first', () => {
  it('[CW6] drawings count with all their points: more than one message holds is refused in words', () => {
    const { raw, board, said, writes } = guarded()
    const strokes = `${'0,0 '.repeat(4_999)}0,0`
    const drawings = Array.from({ length: 80 }, () => ({ kind: 'drawing' as const, position: { x: 0, y: 0 }, fields: { strokes } }))
    expect(writes(() => board.commands.addCards(drawings))).toBe(0)
    expect(said.splice(0)).toEqual([REFUSALS['message-too-large'].nl])
    const ids = raw.commands.addCards(drawings)
    expect(ids).toHaveLength(80)
    expect(writes(() => board.commands.duplicateCards(ids, { x: 9, y: 9 }))).toBe(0)
    expect(said).toEqual([REFUSALS['message-too-large'].nl])
    expect(writes(() => board.commands.duplicateCards(ids.slice(0, 40), { x: 9, y: 9 }))).toBe(1)
  })

  it('[TG10] what is locked is not moved, changed, ordered or deleted, and says so; it is unlocked, linked and copied', () => {
    const { raw, board, said, writes } = guarded()
    raw.commands.addCards([note('vast', 'a'), note('los', 'b'), { kind: 'project', id: 'p', text: 'plan', position: { x: 0, y: 0 } }, { kind: 'step', id: 's', text: 'stap', fields: { projectId: 'p' } }])
    const section = raw.commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 400, h: 400 } })
    for (const id of ['a', 's']) raw.commands.setCardFields(id, { locked: true })
    const { commands } = board
    const acts: (() => unknown)[] = [
      () => commands.moveCards([{ id: 'b', position: { x: 1, y: 1 } }, { id: 'a', position: { x: 1, y: 1 } }]),
      () => commands.resizeCard('a', { w: 90, h: 90 }),
      () => commands.setCardFields('a', { color: 'x' }),
      () => commands.setCardFields('a', { color: 'x', locked: null }),
      () => commands.setCardText('a', 'anders'),
      () => board.cardText('a')?.splice(0, 0, 'x'),
      () => commands.deleteCards(['b', 'a']),
      () => commands.deleteCards(['p']),
      () => commands.raiseCards(['a']),
      () => commands.lowerCards(['a']),
      () => commands.orderCard('a', {}),
      () => commands.arrangeSection(section, [{ id: 'a', position: { x: 1, y: 1 } }]),
      () => commands.groupCards({ title: 'x', position: { x: 0, y: 0 }, size: { w: 100, h: 100 } }, ['a']),
    ]
    for (const [at, act] of acts.entries()) {
      expect(writes(act), `act ${at}`).toBe(0)
      expect(said.splice(0), `act ${at}`).toEqual(['Deze kaart staat op slot. Haal hem eerst van slot.'])
    }
    for (const act of [() => commands.addLink({ from: 'a', to: 'b', kind: 'relates' }), () => commands.duplicateCards(['a'], { x: 9, y: 9 }), () => commands.setCardFields('a', { locked: null }), () => commands.setCardText('a', 'weer los')]) {
      expect(writes(act)).toBe(1)
    }
    expect(said).toEqual([])
    expect(board.read.cards.get('a')?.text).toBe('weer los')
  })

  it.each([
    ['no round open', NOTHING, 'U kunt kijken, nog niet schrijven'],
    ['a viewer', VIEWER, REFUSALS.viewer.nl],
  ] as const)('[CW5] %s: every write says its sentence and does nothing', (_name, permission, sentence) => {
    const { raw, board, said, now, writes } = guarded()
    raw.commands.addCards([note('een', 'a'), note('twee', 'b'), { kind: 'project', id: 'p', text: 'plan', position: { x: 0, y: 0 } }])
    const section = raw.commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 9, h: 9 } })
    const lane = raw.commands.addLane('Baan')
    const link = raw.commands.addLink({ from: 'a', to: 'b', kind: 'relates' })
    const comment = raw.commands.addComment('a', { text: 'hoezo?' })
    raw.commands.addTag(['a'], 'zorg')
    now.permission = permission
    const { commands } = board
    const acts: (() => unknown)[] = [
      () => commands.addCards([note('drie')]),
      () => commands.moveCards([{ id: 'a', position: { x: 1, y: 1 } }]),
      () => commands.resizeCard('a', { w: 9, h: 9 }),
      () => commands.setCardFields('a', { color: 'x' }),
      () => commands.setCardText('a', 'anders'),
      () => commands.deleteCards(['a']),
      () => commands.duplicateCards(['a'], { x: 1, y: 1 }),
      () => commands.pasteCards({ cards: [note('vier')] }),
      () => commands.placeProject('p', { laneId: lane, start: '2027-Q1', end: '2027-Q1' }),
      () => commands.unplaceProject('p', { x: 1, y: 1 }),
      () => commands.raiseCards(['a']),
      () => commands.lowerCards(['b']),
      () => commands.arrangeSection(section, [{ id: 'a', position: { x: 1, y: 1 } }], { w: 1, h: 1 }),
      () => commands.groupCards({ title: 'x', position: { x: 0, y: 0 }, size: { w: 1, h: 1 } }, ['a']),
      () => commands.orderCard('a', {}),
      () => commands.addSection({ title: 'x', position: { x: 0, y: 0 }, size: { w: 1, h: 1 } }),
      () => commands.renameSection(section, 'x'),
      () => commands.moveSection(section, { x: 1, y: 1 }),
      () => commands.moveSections([{ id: section, position: { x: 1, y: 1 } }]),
      () => commands.resizeSection(section, { w: 1, h: 1 }),
      () => commands.deleteSection(section),
      () => commands.addLane('x'),
      () => commands.renameLane(lane, 'x'),
      () => commands.orderLane(lane, {}),
      () => commands.deleteLane(lane),
      () => commands.setTimeline({ position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 4 }),
      () => commands.addLink({ from: 'b', to: 'a', kind: 'supports' }),
      () => commands.deleteLinks([link ?? '']),
      () => commands.addComment('a', { text: 'waarom?' }),
      () => commands.setComment(comment ?? '', { text: 'anders' }),
      () => commands.resolveComment(comment ?? '', true),
      () => commands.deleteComments([comment ?? '']),
      () => commands.toggleReaction('a', '👍'),
      () => commands.addTag(['a'], 'wonen'),
      () => commands.removeTag('a', 'zorg'),
      () => board.cardText('a')?.splice(0, 0, 'x'),
      () => board.sectionTitle(section)?.splice(0, 0, 'x'),
      () => board.undo.undo(),
    ]
    expect(acts).toHaveLength(Object.keys(commands).length + 3)
    for (const act of acts) {
      const before = said.length
      expect([act.toString(), writes(act), said.length - before]).toEqual([act.toString(), 0, 1])
    }
    expect(said.some((words) => words.includes(sentence))).toBe(true)
  })

  it('[CW4] a participant writes the kinds of the round, and no structure', () => {
    const { board, said, now } = guarded()
    now.permission = { kinds: ['note'], links: true, structure: false, reason: 'kinds-limited' }
    expect(board.commands.addCards([note('mag')])).toHaveLength(1)
    expect(board.commands.addCards([note('mag'), { kind: 'statement', text: 'mag niet', position: { x: 0, y: 0 } }])).toEqual([])
    expect(said).toEqual([REFUSALS['kind-not-allowed'].nl])
    now.language = 'en'
    board.commands.addLane('x')
    expect(said.at(-1)).toBe(REFUSALS['structure-not-allowed'].en)
    expect(board.read.cards.size).toBe(1)
  })

  it('[CW4] deleting a project asks for its steps too', () => {
    const { raw, board, now } = guarded()
    raw.commands.addCards([
      { kind: 'project', id: 'p', text: 'plan', position: { x: 0, y: 0 } },
      { kind: 'step', text: 'stap', fields: { projectId: 'p' } },
    ])
    now.permission = { kinds: ['project'], links: true, structure: false, reason: 'kinds-limited' }
    board.commands.deleteCards(['p'])
    expect(board.read.cards.has('p')).toBe(true)
  })

  it('[R02] [CW6] what is over a limit is refused in words, with the number, before it is sent', () => {
    const { board, said } = guarded({ cards: 2, textLength: 10, titleLength: 5, sections: 1, lanes: 0, links: 0, remarks: 3, remarkLength: 5, messageBytes: 1500 })
    expect(board.commands.addCards([note('x'.repeat(11))])).toEqual([])
    expect(said.at(-1)).toContain('10 tekens')
    expect(board.commands.addCards([note('a', 'a'), note('b', 'b'), note('c')])).toEqual([])
    expect(said.at(-1)).toContain('2 kaarten')
    expect(board.commands.addCards([note('a', 'a'), note('b', 'b')])).toHaveLength(2)
    board.commands.setCardText('a', 'x'.repeat(11))
    expect(board.read.cards.get('a')?.text).toBe('a')
    expect(board.commands.duplicateCards(['a'], { x: 1, y: 1 })).toEqual([])
    expect(board.commands.addSection({ title: 'te lang', position: { x: 0, y: 0 }, size: { w: 1, h: 1 } })).toBe('')
    expect(board.commands.addLane('x')).toBe('')
    expect(board.commands.addLink({ from: 'a', to: 'b', kind: 'relates' })).toBeUndefined()
  })

  it('[CW6] remarks are counted and measured too', () => {
    const { board, said } = guarded({ remarks: 2, remarkLength: 5 })
    board.commands.addCards([note('a', 'a')])
    expect(board.commands.addComment('a', { text: 'te lang' })).toBeUndefined()
    expect(said.at(-1)).toContain('5 tekens')
    board.commands.addTag(['a'], 'een')
    expect(board.commands.addComment('a', { text: 'kort' })).toBeDefined()
    board.commands.toggleReaction('a', '👍')
    expect(said.at(-1)).toContain('niet meer dan 2')
    expect(board.read.remarksAt('a')).toHaveLength(2)
  })

  it('[CW4] a participant takes away only comments of their own, a facilitator any', () => {
    const { raw, board, said, now } = guarded()
    raw.commands.addCards([note('a', 'a')])
    const comment = raw.commands.addComment('a', { text: 'van p1' }) ?? ''
    now.permission = { kinds: ['note'], links: true, structure: false, reason: 'kinds-limited' }
    now.me = 'p2'
    board.commands.deleteComments([comment])
    expect(said).toEqual([REFUSALS['not-your-remark'].nl])
    now.me = 'p1'
    board.commands.deleteComments([comment])
    expect(board.read.remarks.size).toBe(0)
    expect(said).toHaveLength(1)
  })

  it('[R02] [CW6] a paste that does not fit in one message is refused as a whole', () => {
    const { board, said } = guarded({ messageBytes: 4000 })
    expect(board.commands.addCards(Array.from({ length: 20 }, (_, index) => note(`regel ${index}`)))).toEqual([])
    expect(said).toEqual([REFUSALS['message-too-large'].nl])
  })

  it('[CW6] a text over the limit may be made shorter, not longer', () => {
    const { raw, board } = guarded({ textLength: 5 })
    raw.commands.addCards([note('veel te lang', 'a')])
    board.cardText('a')?.splice(0, 0, 'x')
    expect(raw.read.cards.get('a')?.text).toBe('veel te lang')
    board.cardText('a')?.splice(0, 5, '')
    expect(raw.read.cards.get('a')?.text).toBe('te lang')
  })

  it('[CH1] while a seal is coming nothing is written, whatever the role', () => {
    const { board, said, now } = guarded()
    now.isHolding = true
    expect(board.commands.addCards([note('te snel')])).toEqual([])
    expect(said).toEqual(['De ronde wordt nu vastgelegd. Wacht een moment.'])
  })
})
