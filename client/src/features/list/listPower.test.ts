import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Board } from '@visiebord/shared/board/board.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { setHearing } from '../../state/hearing.ts'
import type { OpenWorkshop, SelectionState } from '../../state/openWorkshop.ts'
import type { ActionContext } from '../actions/actionContext.ts'
import { CATALOGUE, runAction } from '../actions/catalogue.ts'
import { KEYS } from '../actions/keys.ts'
import type { Reason } from '../actions/reasons.ts'
import { contextOf, freshBoard } from '../actions/test/contextOf.ts'
import { actionWords } from '../actions/words.ts'
import { canvasWords } from '../canvas/words.ts'
import { roadmapHandsWords } from '../roadmap/handsWords.ts'
import { LIST_KEYS } from './listKeys.ts'
import { listVerbs } from './listVerbs.ts'

/** What the list cannot do, and says: it has no view of the board, and a free line needs a hand. */
const ONLY_ON_BOARD: Readonly<Record<string, Reason>> = {
  draw: 'byHand',
  mark: 'byHand',
  fit: 'onBoard',
  'fit-selection': 'onBoard',
  'zoom-in': 'onBoard',
  'zoom-out': 'onBoard',
  'zoom-full': 'onBoard',
  map: 'onBoard',
  'to-list': 'isList',
}
/** The way from the list to the board has no counterpart there. */
const ONLY_IN_LIST = new Set(['to-board'])

/** Boards and choices under which some action can be done. Each begins anew: an action must not live on what another left. */
const SCENES: readonly ((board: Board) => { readonly ids?: readonly string[]; readonly sectionId?: string; readonly laneId?: string; readonly view?: Readonly<Record<string, unknown>>; readonly tray?: readonly unknown[]; readonly look?: Partial<ActionContext['look']> })[] = [
  () => ({}),
  (board) => {
    const { note, others } = table(board)
    return { ids: [note, ...others] }
  },
  (board) => ({ ids: [table(board).note] }),
  (board) => {
    const { note } = table(board)
    board.commands.setCardFields(note, { locked: true })
    return { ids: [note] }
  },
  (board) => ({ sectionId: table(board).section }),
  (board) => {
    table(board)
    return { sectionId: board.commands.addSection({ title: 'Later', position: { x: 1224, y: 0 }, size: { w: 300, h: 300 } }) }
  },
  (board) => {
    const { section } = table(board)
    board.commands.addSection({ title: 'Later', position: { x: 1224, y: 0 }, size: { w: 300, h: 300 } })
    return { sectionId: section }
  },
  (board) => {
    const { lanes } = table(board)
    return { laneId: lanes[1] ?? '' }
  },
  (board) => ({ laneId: table(board).lanes[0] ?? '' }),
  (board) => {
    table(board)
    board.undo.undo()
    return {}
  },
  (board) => {
    table(board)
    setHearing('mine')
    return { view: { rounds: [{ id: 'r1', state: 'planned' }], sealed: 1 }, tray: [{}], look: { theme: 'dark', language: 'en', letters: false } }
  },
  (board) => {
    table(board)
    return { view: { rounds: [{ id: 'r1', state: 'open', endsAt: '2027-01-01T10:00:00.000Z' }], currentRoundId: 'r1' } }
  },
]

function table({ commands }: Board) {
  const section = commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 1200, h: 700 } })
  const [note = '', ...others] = commands.addCards([0, 1, 2].map((at) => ({ kind: 'note' as const, text: `${3 - at}`, position: { x: 40 + at * 260, y: 90 + at * 37 }, sectionId: section })))
  commands.setTimeline({ position: { x: 0, y: 1000 }, start: '2027-Q1', quarters: 8 })
  const lanes = [commands.addLane('Eén'), commands.addLane('Twee')]
  commands.addCards([{ kind: 'project', text: 'Website', fields: { laneId: lanes[0], start: '2027-Q1', end: '2027-Q2' } }])
  return { section, note, others, lanes }
}

/** The same question on the board and in the list; in the list with the verbs it really has. */
function asked(scene: (typeof SCENES)[number], on: 'board' | 'list') {
  setHearing('all')
  const board = freshBoard()
  const { view = {}, tray = [], look = {}, ids = [], sectionId, laneId } = scene(board)
  const made = contextOf(board, { ids, ...(sectionId === undefined ? {} : { sectionId }), ...(laneId === undefined ? {} : { laneId }), ...(on === 'list' ? { on, canvas: undefined } : {}), allowed: { kinds: ['note', 'development', 'principle', 'statement', 'project', 'step', 'text', 'shape', 'drawing', 'image'] } })
  const did: string[] = []
  const selection = createStore<SelectionState>(() => ({ ids: new Set(ids) }))
  selection.subscribe(() => did.push('chosen'))
  board.read.subscribe(() => did.push('written'))
  board.undo.subscribe(() => did.push('turned back'))
  const announce = { say: (text: string) => void did.push(text), kept: () => [] } as unknown as OpenWorkshop['announce']
  const live = { ...made.context.live, selection, announce, commands: board.commands, view: { getState: () => ({ ...made.context.live.view.getState(), parties: [], ...view }) }, tray: { getState: () => ({ items: tray }) } } as unknown as OpenWorkshop
  const note = (what: string) => (...given: readonly unknown[]) => void did.push(`${what} ${given.join(' ')}`)
  const verbs = listVerbs({
    workshop: live,
    board,
    words: { ...roadmapHandsWords.nl, ...canvasWords.nl },
    page: { open: note('open'), moveTo: note('moveTo') },
    nextRow: () => ({ focus: note('focus') }),
    list: () => ({ write: note('write'), showSection: note('showSection'), showRoadmap: note('showRoadmap') }),
    ask: note('ask'),
    sectionId,
  })
  const context: ActionContext = { ...made.context, live, look: { ...made.context.look, ...look }, ...(on === 'list' ? { cards: verbs } : {}) }
  return { context, board, did, calls: made.calls }
}

const actions = CATALOGUE.flatMap(({ id, spec }) => (spec === undefined || ONLY_IN_LIST.has(id) ? [] : [{ id, spec }]))

/** What a browser remembers of how one wants to hear others. */
const remembered = new Map<string, string>()
beforeAll(() => void vi.stubGlobal('localStorage', { getItem: (key: string) => remembered.get(key) ?? null, setItem: (key: string, value: string) => void remembered.set(key, value) }))
afterAll(() => void vi.unstubAllGlobals())

describe('the list has the power of the board', () => {
  test.each(actions)('[LV1] $id works in the list, or says why not', ({ id, spec }) => {
    const scene = SCENES.find((each) => spec.whyNot?.(asked(each, 'board').context) === undefined)
    expect(scene, 'some board on which it can be done').toBeDefined()
    if (scene === undefined) return
    const { context, did, calls } = asked(scene, 'list')
    const choice = spec.choices?.(context)[0]?.id ?? ''
    if (id in ONLY_ON_BOARD) {
      expect(runAction(id, context, choice)).toBe(ONLY_ON_BOARD[id])
      expect([...did, ...calls]).toEqual([])
      return
    }
    // What turns to the document of a page is not asked to here.
    if (id === 'projector') return expect(spec.whyNot).toBeUndefined()
    expect(runAction(id, context, choice)).toBeUndefined()
    expect([...did, ...calls].length, 'something is done').toBeGreaterThan(0)
    return undefined
  })

  test('[LV1] what cannot be done says so in a sentence of both languages', () => {
    for (const reason of Object.values(ONLY_ON_BOARD)) for (const language of ['nl', 'en'] as const) expect(actionWords[language].reasons[reason]).toMatch(/\.$/)
  })

  test('[LV5] keys that are of the board alone are those of what the list cannot do; what only keys do has its place in the list', () => {
    const board = Object.entries(LIST_KEYS).flatMap(([id, where]) => (where === 'board' ? [id] : []))
    expect(board.toSorted()).toEqual(Object.keys(KEYS).filter((id) => id in ONLY_ON_BOARD).toSorted())
    for (const { id, spec } of CATALOGUE) if (spec === undefined) expect((LIST_KEYS as Readonly<Record<string, string>>)[id], id).toMatch(/^(row|page)$/)
  })

  test('[LV1] the table for readers names every action once, under what the list can do or cannot', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/accessibility.md'), 'utf8')
    const told = /<!-- list -->\n([\s\S]*)<!-- \/list -->/.exec(page)?.[1] ?? ''
    const lines = told.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| on the board'))
    const named = lines.map((line) => ({ names: (line.split('|')[1] ?? '').split(' · ').map((each) => each.trim()), how: (line.split('|')[2] ?? '').trim() }))
    const all = named.flatMap(({ names }) => names)
    const nameOf = ({ id, words }: (typeof CATALOGUE)[number]) => `${words.en.name}${CATALOGUE.filter((each) => each.words.en.name === words.en.name).length > 1 ? ` (${id})` : ''}`
    expect(all.toSorted()).toEqual(CATALOGUE.map(nameOf).toSorted())
    const cannot = named.filter(({ how }) => how.startsWith('on the board only')).flatMap(({ names }) => names)
    expect(cannot.toSorted()).toEqual(CATALOGUE.filter(({ id }) => id in ONLY_ON_BOARD && id !== 'to-list').map(nameOf).toSorted())
  })
})
