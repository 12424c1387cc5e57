/** Well-formed updates with arbitrary structure: what byte mutations seldom reach. */
import { contentOf } from '@visiebord/shared/board/content.ts'
import { ROOTS } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { strangersOn } from '../../../test/fuzz/strangersOn.ts'
import { aMap, aText, bytes, craftUpdate, deleted, gc, item, skip, string, values, type CraftedContent, type CraftedStruct } from './test/craftUpdate.ts'
import { facilitator, openGateRoom, openPage, wordOf, type GateRoom } from './test/gateRoom.ts'
import { seeded, type Seeded } from './test/seeded.ts'

const SOAK = process.env['SOAK'] === '1'
const SEEDED = 7001
const MINE = [501, 502, 9003] as const
const KEYS = ['kind', 'text', 'title', 'position', 'order', 'color', 'from', 'schema', 'quarters', 'a', 'b', '__proto__'] as const

function randomContent(random: Seeded): CraftedContent {
  return random.oneOf([
    () => values('note'), () => values('geel'), () => values({ x: 1, y: 2 }), () => values(3), () => values('note', 'step'), () => aMap, () => aText, () => aText,
    () => string('abc'), () => string('x'), () => string('é😀'), () => deleted(1 + random.below(3)), () => bytes(7, 0), () => bytes(6, 1, 98, 1, 49),
  ])?.() ?? aMap
}

/** Ids that are mostly there: below what each client has by now, sometimes at or beyond it. */
function randomId(random: Seeded, room: GateRoom, ahead: ReadonlyMap<number, number>): readonly [number, number] {
  const client = random.oneOf([SEEDED, SEEDED, ...MINE]) ?? SEEDED
  const next = ahead.get(client) ?? room.queued.nextClock(client) ?? Y.getState(room.doc.store, client)
  return [client, random.below(next + (random.chance(0.03) ? 2 : 0)) || 0]
}

function randomStruct(random: Seeded, room: GateRoom, ahead: ReadonlyMap<number, number>): CraftedStruct {
  const how = random.below(20)
  if (how === 0) return gc(1 + random.below(3))
  if (how === 1 && random.chance(0.2)) return skip(1)
  const content = randomContent(random)
  if (how < 8) return item({ root: random.oneOf([...ROOTS, 'cards', 'cards', 'cards']) ?? 'cards', key: random.oneOf(KEYS) ?? 'a' }, content)
  if (how < 13) return item({ parent: randomId(random, room, ahead), ...(random.chance(0.7) ? { key: random.oneOf(KEYS) ?? 'a' } : {}) }, content)
  const origin = randomId(random, room, ahead)
  return item({ ...(how < 18 ? { origin } : {}), ...(how > 15 ? { rightOrigin: randomId(random, room, ahead) } : {}) }, content)
}

function randomUpdate(random: Seeded, room: GateRoom): Uint8Array {
  const ahead = new Map<number, number>()
  const clients = MINE.filter(() => random.chance(0.4))
  const structs = clients.map((client) => {
    const next = room.queued.nextClock(client) ?? Y.getState(room.doc.store, client)
    const clock = Math.max(0, next - (random.chance(0.15) ? random.below(4) : 0))
    const of: CraftedStruct[] = []
    for (let n = 1 + random.below(3); n > 0; n--) {
      of.push(randomStruct(random, room, ahead))
      ahead.set(client, (ahead.get(client) ?? clock) + 1)
    }
    return { client, clock, of }
  })
  const deletions = random.chance(0.3) ? [randomId(random, room, ahead)].map(([client, clock]) => ({ client, ranges: [[clock, 1 + random.below(3)]] as const })) : []
  return craftUpdate({ structs, deletions })
}

describe('crafted messages', () => {
  it('[G15] 20,000 well-formed ones with any structure: what is let in holds only what a board holds, nothing pending, the same for who joins', () => {
    const words = new Map<string, number>()
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed)
      const room = openGateRoom()
      const page = openPage(room, 'ann', facilitator, SEEDED)
      for (const id of ['a', 'b', 'c']) page.addCard(id, 'note', {}, 'wonen')
      page.root('sections').set('a', new Y.Map<unknown>([['title', new Y.Text('Zorg')]]))
      page.text('a').delete(1, 2)
      page.root('cards').delete('c')
      page.send()
      room.flush()
      const accepted = [Y.encodeStateAsUpdate(room.doc)]
      for (let n = 0; n < 100; n++) {
        const answer = room.send('mal', facilitator, randomUpdate(random, room))
        if (answer.verdict === 'write') accepted.push(answer.update)
        const word = wordOf(answer)
        words.set(word, (words.get(word) ?? 0) + 1)
        for (const id of MINE) room.bindings.delete(id)
        for (const id of MINE) room.bindings.set(id, { participantId: 'mal', closed: false, generation: 'g1' })
        if (random.chance(0.3)) {
          room.flush()
          expect(room.isWhole(), `seed ${seed}, message ${n}`).toBe(true)
          expect(strangersOn(room.doc), `seed ${seed}, message ${n}`).toEqual([])
        }
      }
      room.flush()
      const joiner = new Y.Doc()
      Y.applyUpdate(joiner, Y.encodeStateAsUpdate(room.doc))
      expect(contentOf(joiner), `seed ${seed}`).toEqual(contentOf(room.doc))
      const inOneGo = new Y.Doc()
      Y.applyUpdate(inOneGo, Y.mergeUpdates(accepted))
      expect(contentOf(inOneGo), `seed ${seed}`).toEqual(contentOf(room.doc))
      expect(room.isWhole(), `seed ${seed}`).toBe(true)
    }
    for (const word of ['write', 'known', 'gap', 'not-a-board-change']) expect(words.get(word) ?? 0, `${word} in ${[...words].join(' ')}`).toBeGreaterThan(100)
  })

  it('[G22] a text whose maker names neighbours any way round: who types in it is not refused, and every copy has the same words', () => {
    let wrongWay = 0
    let taken = 0
    for (let seed = 1; seed <= (SOAK ? 20_000 : 1_500); seed++) {
      const random = seeded(seed)
      const room = openGateRoom()
      const pieces = Array.from({ length: 2 + random.below(4) }, (_, index): CraftedStruct => {
        const id = (): readonly [number, number] => [9003, 3 + 2 * random.below(index) + random.below(2)]
        if (index === 0) return item({ parent: [9003, 2] }, string('<>'))
        const [origin, rightOrigin] = [random.chance(0.9) ? id() : undefined, random.chance(0.7) ? id() : undefined]
        wrongWay += Number(origin !== undefined && rightOrigin !== undefined && origin[1] >= rightOrigin[1])
        return item(origin || rightOrigin ? { ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) } : { parent: [9003, 2] }, string(`${index % 10}.`))
      })
      const card = [item({ root: 'cards', key: 'c' }, aMap), item({ parent: [9003, 0], key: 'kind' }, values('note')), item({ parent: [9003, 0], key: 'text' }, aText)]
      const made = room.send('mal', facilitator, craftUpdate({ structs: [{ client: 9003, clock: 0, of: [...card, ...pieces] }] }))
      if (made.verdict !== 'write') continue
      taken++
      room.flush() // nobody else sees it before
      const accepted = made.verdict === 'write' ? [made.update] : []
      const pages = [openPage(room, 'ann', facilitator, random.chance(0.5) ? 77 : 99_999), openPage(room, 'bob', facilitator, 88_888)]
      for (const page of pages) Y.applyUpdate(page.doc, accepted[0] ?? new Uint8Array(), 'server')
      for (let act = 0; act < 12; act++) {
        const page = random.oneOf(pages)
        if (page === undefined) break
        const text = page.text('c')
        if (random.chance(0.7) || text.length < 4) text.insert(random.below(text.length + 1), page === pages[0] ? 'a' : 'b')
        else text.delete(random.below(text.length - 2), 2)
        if (random.chance(0.3)) continue
        for (const update of page.outbox.splice(0)) {
          const answer = room.send(page === pages[0] ? 'ann' : 'bob', facilitator, update)
          expect(['write', 'known'], `seed ${seed}, act ${act}`).toContain(wordOf(answer))
          if (answer.verdict === 'write') accepted.push(answer.update)
        }
        if (random.chance(0.5)) room.flush()
        if (random.chance(0.3)) page.pull()
      }
      for (const page of pages) expect(page.send().every((word) => word === 'write' || word === 'known'), `seed ${seed}`).toBe(true)
      room.flush()
      expect(room.isWhole(), `seed ${seed}`).toBe(true)
      const joiner = new Y.Doc()
      Y.applyUpdate(joiner, Y.encodeStateAsUpdate(room.doc))
      for (const page of pages) page.pull()
      const inOneGo = new Y.Doc()
      Y.applyUpdate(inOneGo, Y.mergeUpdates([...accepted, Y.encodeStateAsUpdate(room.doc)]))
      for (const doc of [joiner, inOneGo, ...pages.map((page) => page.doc)]) expect(contentOf(doc), `seed ${seed}`).toEqual(contentOf(room.doc))
    }
    expect([wrongWay > 100, taken > 100]).toEqual([true, true])
  })
})
