import { encodeHandIn, MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { isWorthSending } from './ownAwareness.ts'
import { judgedSeal, lostLine, sawSeal } from './seenSeal.ts'
import { classifyOutgoing, countSent, countStored, isAllStored, NOTHING_SENT, type Outgoing } from './storedCount.ts'

function sync(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

const sent = (...messages: Outgoing[]) => messages.reduce(countSent, NOTHING_SENT)

describe('counting what is stored', () => {
  it('[CS2] counts updates and step 2, not the two bytes 00 00, not step 1, not our other frames', () => {
    const doc = new Y.Doc()
    const empty = Y.encodeStateAsUpdate(doc)
    expect([...empty]).toEqual([0, 0])
    expect(classifyOutgoing(sync(SYNC.step1, Y.encodeStateVector(doc)))).toBe('other')
    expect(classifyOutgoing(sync(SYNC.step2, empty))).toBe('empty-step2')
    expect(classifyOutgoing(sync(SYNC.update, empty))).toBe('other')
    doc.getMap('cards').set('k', 1)
    expect(classifyOutgoing(sync(SYNC.step2, Y.encodeStateAsUpdate(doc)))).toBe('step2')
    expect(classifyOutgoing(sync(SYNC.update, Y.encodeStateAsUpdate(doc)))).toBe('update')
    expect(classifyOutgoing(encodeHandIn())).toBe('other')
  })

  it('[CS3] a key typed before the first step 2 is not all: older work has not even been sent', () => {
    const typed = countStored(sent('update'), 1)
    expect(isAllStored(typed)).toBe(false)
    expect(isAllStored(countSent(typed, 'empty-step2'))).toBe(true)
    expect(isAllStored(countSent(typed, 'step2'))).toBe(false)
  })

  it('[CS3] a smaller count than before changes nothing', () => {
    const count = countStored(sent('step2', 'update'), 2)
    expect(countStored(count, 1)).toEqual(count)
  })

  it('[CS7] what others say of themselves is not sent on, all else is', () => {
    const doc = new Y.Doc()
    const awareness = new awarenessProtocol.Awareness(doc)
    awareness.setLocalState({ editing: 'a' })
    const other = new awarenessProtocol.Awareness(new Y.Doc())
    other.setLocalState({ editing: 'b' })
    awarenessProtocol.applyAwarenessUpdate(awareness, awarenessProtocol.encodeAwarenessUpdate(other, [other.clientID]), 'line')
    const frame = (clients: number[]) => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.awareness)
      encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(awareness, clients))
      return encoding.toUint8Array(encoder)
    }
    expect(isWorthSending(frame([other.clientID]), doc.clientID)).toBe(false)
    expect(isWorthSending(frame([other.clientID, doc.clientID]), doc.clientID)).toBe(true)
    expect(isWorthSending(frame([doc.clientID]), doc.clientID)).toBe(true)
    expect(isWorthSending(encodeHandIn(), doc.clientID)).toBe(true)
    awareness.destroy()
    other.destroy()
  })

  it('[CS5] a newer seal counts only when all that was sent before it is judged', () => {
    const count = sent('step2', 'update')
    const waiting = sawSeal({ number: 4 }, 5, countStored(count, 1))
    expect(waiting.number).toBe(4)
    const later = countSent(countStored(count, 1), 'update')
    expect(judgedSeal(waiting, later).number).toBe(4)
    expect(judgedSeal(waiting, countStored(later, 2)).number).toBe(5)
  })

  it('[CS5] a seal seen before the first step 2 waits for what that brings', () => {
    const waiting = sawSeal({ number: 0 }, 1, NOTHING_SENT)
    expect(waiting.number).toBe(0)
    expect(judgedSeal(waiting, sent('empty-step2')).number).toBe(1)
    const withBacklog = judgedSeal(waiting, sent('step2'))
    expect(withBacklog.number).toBe(0)
    expect(judgedSeal(withBacklog, countStored(sent('step2'), 1)).number).toBe(1)
  })

  it('[CS5] work that was under way when the line broke comes again under the old seal', () => {
    const count = sent('step2', 'update')
    expect(lostLine(sawSeal({ number: 4 }, 5, count), count)).toEqual({ number: 4 })
  })
})
