import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Motion } from '@visiebord/shared/protocol/motion.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { createCamera } from './camera.ts'
import { createFrames } from './frames.ts'
import { attachSectionDrag } from './sectionDrag.ts'
import { Stage } from './stage.ts'

/** As much of a sheet as a drag of it asks: what was pressed, and a style. */
class Sheet extends EventTarget {
  readonly style: Record<string, string> = {}
  readonly #pressed: string
  constructor(pressed: string) {
    super()
    this.#pressed = pressed
  }
  closest(asked: string): Sheet | null {
    return asked === this.#pressed ? this : null
  }
}

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('Element', Sheet)
})
afterEach(() => void vi.unstubAllGlobals())

/** Three sections in a row, the third a little off; and a hand on it. */
function hand(pressed: '[data-section-grip]') {
  let made = 0
  const board = openBoard(new Y.Doc(), { newId: () => `s${++made}`, authorId: () => 'me' })
  for (const [x, y] of [[0, 0], [430, 0], [880, 30]] as const) board.commands.addSection({ title: '', position: { x, y }, size: { w: 400, h: 300 } })
  board.commands.addCards([{ kind: 'note', sectionId: 's3', position: { x: 920, y: 110 } }])
  const stage = new Stage({ reader: board.read, camera: createCamera(), frames: createFrames(() => 0, () => undefined), viewport: { w: 1_440, h: 900 }, insets: { top: 0, right: 0, bottom: 0, left: 0 } })
  const sheet = new Sheet(pressed)
  const motions: Motion[] = []
  attachSectionDrag(sheet as unknown as HTMLElement, { id: 's3', stage, live: { commands: board.commands, motion: { send: (motion: Motion) => motions.push(motion) }, onHandIn: () => () => undefined } as unknown as OpenWorkshop })
  sheet.dispatchEvent(Object.assign(new Event('pointerdown'), { button: 0, clientX: 900, clientY: 50 }))
  const move = (dx: number, dy: number, ctrlKey = false): void => void window.dispatchEvent(Object.assign(new Event('pointermove'), { clientX: 900 + dx, clientY: 50 + dy, ctrlKey, metaKey: false }))
  return { board, stage, sheet, motions, move, drop: () => void window.dispatchEvent(new Event('pointerup')), section: () => board.read.sections.get('s3') }
}

test('[AR14] a section in a hand is drawn into the row of its neighbours and to the gap they have; its cards come along', () => {
  const { board, sheet, move, drop, section } = hand('[data-section-grip]')
  move(-18, -27)
  expect(sheet.style['transform']).toBe('translate(-20px, -30px)')
  drop()
  expect([section()?.position, [...board.read.cards.values()][0]?.position]).toEqual([{ x: 860, y: 0 }, { x: 900, y: 80 }])
  board.undo.undo()
  expect(section()?.position).toEqual({ x: 880, y: 30 })
})

test('[PF4] others are told of the section and its cards while it goes, and that it was let go; of a press that moves nothing they hear nothing', () => {
  const { board, motions, move, drop } = hand('[data-section-grip]')
  const card = [...board.read.cards.keys()][0]
  move(2, 1)
  expect(motions).toEqual([])
  move(60, 200)
  expect(motions).toEqual([{ cursor: { x: 960, y: 250 }, drag: { dx: 60, dy: 200, cardIds: ['s3', card] } }])
  drop()
  expect(motions.slice(1)).toEqual([{ cursor: { x: 960, y: 250 } }])
})

test('[CV20] a section stays in the hand when the view goes under it', () => {
  const { stage, sheet, move, drop, section } = hand('[data-section-grip]')
  stage.camera.setState({ x: 0, y: 0, scale: 1 }, true)
  move(60, 200)
  stage.camera.setState({ x: 0, y: 500, scale: 1 }, true)
  expect(sheet.style['transform']).toBe('translate(60px, 700px)')
  drop()
  expect(section()?.position).toEqual({ x: 940, y: 730 })
})
