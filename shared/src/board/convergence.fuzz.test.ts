import { describe, expect, it } from 'vitest'
import { contentOf } from './content.ts'
import { parseContent } from './parseContent.ts'
import { roadmapLayout } from './geometry/roadmapLayout.ts'
import { LONGEST_KEY } from './order.ts'
import { readingOrder } from './selectors/readingOrder.ts'
import { readerOfContent } from './staticReader.ts'
import { contentOfReader } from './test/contentOfReader.ts'
import { openHub, receive, send, settle, type Peer } from './test/peer.ts'
import { seeded } from './test/random.ts'
import { randomCommand } from './test/randomCommand.ts'

const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233]
const ACTS = 250
const PEERS = 4

describe('convergence', () => {
  it.each(SEEDS)('[B50] hands that type, move, delete, undo and part ways end with one board (seed %i)', (seed) => {
    const random = seeded(seed)
    const hub = openHub(PEERS)
    const { peers } = hub
    let parted: Peer | undefined
    for (let act = 0; act < ACTS; act++) {
      const peer = peers[random.below(PEERS)]
      if (peer === undefined) throw new Error('no peer')
      randomCommand(peer, random)
      // A partition parts one hand from the others for a while; what it does and what it misses waits.
      if (random.chance(0.05)) parted = random.chance(0.5) ? random.pick(peers) : undefined
      for (const each of peers) {
        if (each === parted) continue
        if (random.chance(0.5)) send(hub, each, 1 + random.below(3))
        if (random.chance(0.5)) receive(each, 1 + random.below(6))
      }
      if (act % 25 === 0) expect(contentOfReader(peer.board.read), `seed ${seed}, act ${act}`).toEqual(contentOf(peer.doc))
    }
    settle(hub)

    const [first] = peers
    if (first === undefined) throw new Error('no peer')
    const content = contentOf(first.doc)
    expect(content.cards.length + content.sections.length, `seed ${seed} made something`).toBeGreaterThan(5)
    for (const { doc, board } of peers) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
      expect(doc.store.clients.size, `seed ${seed}: all hands wrote`).toBe(PEERS)
      expect(contentOf(doc), `seed ${seed}`).toEqual(content)
      expect(contentOfReader(board.read), `seed ${seed}`).toEqual(content)
      expect(board.read.skipped).toBe(0)
    }
    const cards = new Set(content.cards.map((card) => card.id))
    for (const link of content.links) expect(cards.has(link.from) && cards.has(link.to)).toBe(true)
    for (const remark of content.remarks ?? []) expect(cards.has(remark.cardId)).toBe(true)
    for (const { order } of content.cards) expect(order.length).toBeLessThanOrEqual(LONGEST_KEY)
    expect(parseContent(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, content })

    // The indexes that were kept act by act say the same as those built at once.
    const afresh = readerOfContent(content)
    for (const { board } of peers) {
      for (const id of cards) {
        expect(new Set(board.read.linksAt(id))).toEqual(new Set(afresh.linksAt(id)))
        expect(board.read.stepsOf(id)).toEqual(afresh.stepsOf(id))
        expect(board.read.remarksAt(id)).toEqual(afresh.remarksAt(id))
      }
      expect(roadmapLayout(board.read)).toEqual(roadmapLayout(afresh))
      expect(readingOrder(board.read).toSorted()).toEqual([...cards].sort())
    }
  })
})
