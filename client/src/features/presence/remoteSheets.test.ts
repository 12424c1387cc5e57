import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { RemoteSheets } from './remoteSheets.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function board() {
  const { read, commands } = openBoard(new Y.Doc(), { newId: () => 'vak', authorId: () => 'anna' })
  const id = commands.addSection({ title: 'Samen', position: { x: 10, y: 20 }, size: { w: 400, h: 300 } })
  const style = { transform: '', left: '', top: '', width: '', height: '' }
  const sheets = new RemoteSheets({ stage: { reader: read }, sheetOf: () => ({ style }) as unknown as HTMLElement })
  return { id, style, sheets, commands }
}

test('[PF4] the sheet of a section in the hand of another goes along, waits for the edit where it was let go, and then lies where the document says', () => {
  const { id, style, sheets, commands } = board()
  expect([sheets.isSheet(id), sheets.isSheet('kaart')]).toEqual([true, false])
  sheets.carry(id, { dx: 30, dy: 40 })
  expect(style.transform).toBe('translate(30px, 40px)')
  sheets.letGo(id)
  vi.advanceTimersByTime(500)
  expect(style.transform, 'it does not go back meanwhile').toBe('translate(30px, 40px)')
  commands.moveSection(id, { x: 40, y: 60 })
  expect([style.transform, style.left, style.top]).toEqual(['', '40px', '60px'])
})

test('[RZ10] [RZ11] a section that another pulls at is seen as large as the hand has it, and as large as it was when the hand gives it up', () => {
  const { id, style, sheets } = board()
  sheets.carry(id, { dx: -30, dy: 0, size: { w: 430, h: 300 } })
  expect(style).toMatchObject({ transform: 'translate(-30px, 0px)', width: '430px', height: '300px' })
  sheets.letGo(id)
  vi.advanceTimersByTime(700)
  expect(style).toMatchObject({ transform: '', left: '10px', width: '400px', height: '300px' })
})

test('[PF4] an edit that is here before the end of its motion is not moved once more, and another name is no drop', () => {
  const { id, style, sheets, commands } = board()
  sheets.carry(id, { dx: 30, dy: 40 })
  commands.renameSection(id, 'Gedeeld')
  expect(style.transform).toBe('translate(30px, 40px)')
  commands.moveSection(id, { x: 40, y: 60 })
  sheets.carry(id, { dx: 30, dy: 40 })
  expect([style.transform, style.left]).toEqual(['', '40px'])
  sheets.letGo(id)
  sheets.carry(id, { dx: 5, dy: 5 })
  expect(style.transform, 'the next drag').toBe('translate(5px, 5px)')
})

test('[PF4] a drag that was given up, and a page that is left, bring it home', () => {
  const { id, style, sheets } = board()
  sheets.carry(id, { dx: 30, dy: 40 })
  sheets.letGo(id)
  vi.advanceTimersByTime(700)
  expect([style.transform, style.left]).toEqual(['', '10px'])
  sheets.carry(id, { dx: 5, dy: 5 })
  sheets.dispose()
  expect(style.transform).toBe('')
})
