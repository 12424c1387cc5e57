import { contentOf } from '@visiebord/shared/board/content.ts'
import { ROOTS } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { facilitator, openGateRoom, openPage, participant, viewer, wordOf, type GateRoom } from './test/gateRoom.ts'
import { seeded, type Seeded } from './test/seeded.ts'

/** Two pages' honest updates, the first half of which is on the board. */
function makeMaterial(seed: number): { room: GateRoom; updates: readonly Uint8Array[] } {
  const random = seeded(seed)
  const room = openGateRoom()
  const ann = openPage(room, 'ann', facilitator, 300 + seed)
  const updates: Uint8Array[] = []
  ann.doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 40; i++) {
    const id = `c${random.below(5)}`
    const how = random.below(9)
    if (!ann.root('cards').has(id)) ann.addCard(id, random.chance(0.5) ? 'note' : 'statement', {}, 'wonen en water')
    else if (how === 0) ann.root('cards').delete(id)
    else if (how < 3) ann.text(id).insert(random.below(3), 'é😀')
    else if (how < 5) ann.text(id).delete(0, 1)
    else if (how === 5) ann.root('links').set(`l${i}`, new Y.Map([['from', 'c1'], ['to', 'c2'], ['kind', 'relates']]))
    else if (how === 6) ann.root('timeline').set('quarters', 1 + random.below(20))
    else ann.entry('cards', id).set('position', { x: random.below(900), y: 2.5 })
    if (i === 20) {
      ann.send()
      room.flush()
    }
  }
  return { room, updates: [...updates.slice(18), Y.encodeStateAsUpdate(ann.doc), Y.encodeStateAsUpdate(ann.doc, Y.encodeStateVector(room.doc)), Y.mergeUpdates(updates.slice(20))] }
}

function mutate(source: Uint8Array, other: Uint8Array, random: Seeded): Uint8Array {
  const bytes = [...source]
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const at = random.below(bytes.length)
    const how = random.below(6)
    if (how === 0) bytes[at] = random.below(256)
    else if (how === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    else if (how === 2) bytes.splice(at, 1 + random.below(3))
    else if (how === 3) bytes.splice(at, 0, random.below(256))
    else if (how === 4) bytes.splice(at, random.below(6), ...other.slice(random.below(other.length), random.below(other.length)))
    else bytes[at] = ((bytes[at] ?? 0) + 1) & 255
  }
  return Uint8Array.from(bytes)
}

describe('mutated messages', () => {
  it('[G15] 20,000 of them: nothing throws, asking changes nothing, and what is let in leaves a board that reads whole', () => {
    const words = new Map<string, number>()
    for (let seed = 1; seed <= 40; seed++) {
      const { room, updates } = makeMaterial(seed)
      const random = seeded(seed * 977)
      const state = Y.encodeStateAsUpdate(room.doc)
      for (let n = 0; n < 500; n++) {
        const [source, other] = [random.oneOf(updates), random.oneOf(updates)]
        if (source === undefined || other === undefined) break
        const update = mutate(source, other, random)
        const [who, permission] = random.oneOf([['ann', facilitator], ['ann', participant], ['mal', participant], ['mal', facilitator], ['eve', viewer]] as const) ?? ['mal', participant]
        const answer = room.ask(who, permission, update)
        const at = `seed ${seed}, message ${n}: ${[...update].join(' ')}`
        words.set(wordOf(answer), (words.get(wordOf(answer)) ?? 0) + 1)
        if (answer.verdict !== 'write') continue
        const clone = new Y.Doc()
        Y.applyUpdate(clone, state)
        expect(permission, at).not.toBe(viewer)
        Y.applyUpdate(clone, Y.mergeUpdates([answer.update, answer.update]))
        expect(clone.store.pendingStructs, at).toBe(null)
        expect(clone.store.pendingDs, at).toBe(null)
        for (const root of clone.share.keys()) expect(ROOTS, at).toContain(root)
        JSON.stringify(contentOf(clone))
        // Whoever joins now gets the same board.
        const joiner = new Y.Doc()
        Y.applyUpdate(joiner, Y.encodeStateAsUpdate(clone))
        expect(contentOf(joiner), at).toEqual(contentOf(clone))
      }
      expect(Y.encodeStateAsUpdate(room.doc), `seed ${seed}`).toEqual(state)
    }
    for (const word of ['garbage', 'write', 'known', 'gap', 'not-your-id', 'not-a-board-change', 'viewer']) expect(words.get(word) ?? 0, word).toBeGreaterThan(20)
  })
})
