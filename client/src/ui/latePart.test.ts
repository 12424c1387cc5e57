import { describe, expect, it } from 'vitest'
import { latePart } from './latePart.ts'
import { fetchTheRest } from './theRest.ts'

/** A part that comes, or does not, when the test says so. */
function heldPart() {
  const asked: { readonly come: (part: string) => void; readonly fail: () => void }[] = []
  const before: number[] = []
  const line = { isCut: false }
  const part = latePart(
    () => new Promise<string>((come, fail) => asked.push({ come, fail: () => fail(new Error('the line is gone')) })),
    async (failures) => {
      before.push(failures)
      if (line.isCut) throw new Error('nobody answers')
    },
  )
  return { part, asked, before, line }
}
const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

describe('a part whose script comes later', () => {
  it('[CS21] is fetched once, however often and by whomever it is asked for', async () => {
    const { part, asked } = heldPart()
    const ahead = part.fetchAhead()
    part.need()
    part.need()
    await settled()
    asked[0]?.come('agenda')
    expect(await ahead).toBe(true)
    part.need()
    expect(await part.fetchAhead()).toBe(true)
    expect(part.now()).toEqual({ is: 'here', part: 'agenda' })
    expect(asked).toHaveLength(1)
  })

  it('[CS21] tells nobody of a failure while nobody needs it, and is asked for anew when somebody does', async () => {
    const { part, asked } = heldPart()
    const ahead = part.fetchAhead()
    await settled()
    asked[0]?.fail()
    expect(await ahead).toBe(false)
    expect(part.now()).toEqual({ is: 'not-here' })
    part.need()
    await settled()
    asked[1]?.come('agenda')
    await settled()
    expect(part.now().is).toBe('here')
  })

  it('[CS22] says that it failed when it is needed, also if it was fetched ahead by then, and comes at a further attempt', async () => {
    const { part, asked, before, line } = heldPart()
    const told: string[] = []
    part.subscribe(() => told.push(part.now().is))
    void part.fetchAhead()
    part.need()
    await settled()
    asked[0]?.fail()
    await settled()
    expect(part.now()).toEqual({ is: 'failed', why: 'not-there', trying: false })
    part.need()
    expect(part.now()).toEqual({ is: 'failed', why: 'not-there', trying: true })
    await settled()
    asked[1]?.fail()
    await settled()
    // Without a line nothing is asked for: an answer that there is none would stay with the browser.
    line.isCut = true
    part.need()
    await settled()
    expect(part.now()).toEqual({ is: 'failed', why: 'no-line', trying: false })
    expect(asked).toHaveLength(2)
    line.isCut = false
    part.need()
    await settled()
    expect(before).toEqual([0, 1, 2, 3])
    asked[2]?.come('agenda')
    await settled()
    expect(part.now()).toEqual({ is: 'here', part: 'agenda' })
    expect(told).toEqual(['failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'here'])
  })
})

describe('the rest of the page', () => {
  const never = new AbortController().signal

  it('[CS21] comes one part at a time, each when the machine is idle, with the parts that a part brings', async () => {
    const log: string[] = []
    const parts = new Set<{ fetchAhead: () => Promise<boolean> }>()
    const part = (name: string, brings?: () => void) => ({
      fetchAhead: async () => {
        log.push(`${name} asked`)
        await settled()
        log.push(`${name} here`)
        brings?.()
        return true
      },
    })
    parts.add(part('list', () => parts.add(part('row'))))
    parts.add(part('agenda'))
    await fetchTheRest(never, parts, { idle: async () => void log.push('idle'), lineIsBack: () => Promise.reject(new Error('nothing failed')) })
    expect(log).toEqual(['idle', 'list asked', 'list here', 'idle', 'agenda asked', 'agenda here', 'idle', 'row asked', 'row here'])
  })

  it('[CS21] waits for the line when a part cannot be fetched, and goes on where it was', async () => {
    let online = false
    const asked: string[] = []
    const part = (name: string, needsLine: boolean) => ({ fetchAhead: async () => (asked.push(name), online || !needsLine) })
    await fetchTheRest(never, [part('list', false), part('agenda', true), part('share', true)], { idle: async () => undefined, lineIsBack: async () => void (online = true) })
    expect(asked).toEqual(['list', 'agenda', 'agenda', 'share'])
  })

  it('[CS21] stops when the board is left', async () => {
    const leaving = new AbortController()
    const asked: string[] = []
    const part = (name: string) => ({ fetchAhead: async () => (asked.push(name), leaving.abort(), true) })
    await fetchTheRest(leaving.signal, [part('list'), part('agenda')], { idle: async () => undefined, lineIsBack: async () => undefined })
    expect(asked).toEqual(['list'])
  })
})
