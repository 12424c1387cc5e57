import { expect, test } from 'vitest'
import { createFrames } from './frames.ts'

function handCranked() {
  const due: ((now: number) => void)[] = []
  const frames = createFrames((run) => due.push(run), () => undefined)
  return { frames, crank: () => due.splice(0).forEach((run) => run(0)) }
}

test('a task runs once a frame, and the newest of its name', () => {
  const { frames, crank } = handCranked()
  const ran: string[] = []
  frames.request('a', () => ran.push('old'))
  frames.request('a', () => ran.push('new'))
  crank()
  crank()
  expect(ran).toEqual(['new'])
})

test('what a task asks for is done in the same frame; what was done in it already, in the next', () => {
  const { frames, crank } = handCranked()
  const ran: string[] = []
  const again = (): void => {
    ran.push('again')
    frames.request('again', again)
    frames.request('other', () => ran.push('other'))
  }
  frames.request('again', again)
  crank()
  expect(ran).toEqual(['again', 'other'])
  crank()
  expect(ran).toEqual(['again', 'other', 'again', 'other'])
})
