import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Board } from '@visiebord/shared/board/board.ts'
import { contentOf } from '@visiebord/shared/board/content.ts'
import { CARD_KINDS, LINK_KINDS } from '@visiebord/shared/board/schema.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { describe, expect, it } from 'vitest'
import { facilitator, jsonOf, openGateRoom, openPage, participant, type GateRoom } from './test/gateRoom.ts'
import { seeded, type Seeded } from './test/seeded.ts'

type Peer = { page: ReturnType<typeof openPage>; board: Board; isFacilitator: boolean; online: boolean }

const openPeer = (room: GateRoom, name: string, permission: BoardPermission, client: number): Peer => {
  const page = openPage(room, name, permission, client)
  let made = 0
  const board = openBoard(page.doc, { newId: () => `${name}${made++}`, authorId: () => name })
  return { page, board, isFacilitator: permission === facilitator, online: true }
}

const QUARTERS = ['2027-Q1', '2027-Q2', '2028-Q4'] as const
const WORDS = ['wonen', 'é😀', 'water ', 'x', 'een langere zin met spaties', ''] as const
const pick = (random: Seeded, ids: Iterable<string>): string => random.oneOf([...ids]) ?? 'nothing'

function act({ board, isFacilitator }: Peer, random: Seeded): void {
  const { commands, read } = board
  const card = pick(random, read.cards.keys())
  const other = pick(random, read.cards.keys())
  const words = random.oneOf(WORDS) ?? ''
  const position = { x: random.below(2000) - 500, y: random.below(1000) }
  const size = { w: 30 + random.below(300), h: 30 + random.below(300) }
  const projects = [...read.cards.values()].filter(({ kind }) => kind === 'project').map(({ id }) => id)
  const common: readonly (() => unknown)[] = [
    () => commands.addCards([{ kind: random.oneOf(CARD_KINDS) ?? 'note', text: words, position, fields: projects[0] === undefined ? {} : { projectId: projects[0] } }]),
    () => commands.addCards([{ kind: 'note', text: words, position }, { kind: 'project', text: words, position }]),
    () => commands.moveCards([{ id: card, position }, { id: other, position }]),
    () => commands.moveCards([{ id: card, position, sectionId: pick(random, read.sections.keys()) }]),
    () => commands.resizeCard(card, size, random.chance(0.5) ? position : undefined),
    () => commands.setCardFields(card, { color: random.chance(0.3) ? null : 'geel', partyId: 'p1' }),
    () => commands.setCardFields(card, random.oneOf([{ status: 'running' }, { status: 'adopted' }, { relevance: 3 }, { number: 7 }, { mark: 'same' }, { weeks: 2.5, done: true }]) ?? {}),
    () => commands.setCardText(card, words),
    () => {
      const text = board.cardText(card)
      if (text === undefined) return
      const length = text.read().length
      const at = random.below(length + 1)
      text.splice(at, random.below(Math.min(3, length - at) + 1), words)
    },
    () => commands.deleteCards([card]),
    () => commands.duplicateCards([card, other], { x: 8, y: 8 }),
    () => commands.placeProject(pick(random, projects), { laneId: pick(random, read.lanes.keys()), start: '2027-Q1', end: random.oneOf(QUARTERS) ?? '2027-Q2' }),
    () => commands.unplaceProject(pick(random, projects), position),
    () => commands.raiseCards([card, other]),
    () => commands.orderCard(card, { after: other }),
    () => commands.addLink({ from: card, to: other, kind: random.oneOf(LINK_KINDS) ?? 'relates' }),
    () => commands.deleteLinks([pick(random, read.links.keys())]),
    () => board.undo.undo(),
    () => board.undo.undo(),
    () => board.undo.redo(),
  ]
  const section = pick(random, read.sections.keys())
  const lane = pick(random, read.lanes.keys())
  const structural: readonly (() => unknown)[] = [
    () => commands.addSection({ title: words, position, size, color: 'blauw' }),
    () => commands.renameSection(section, words),
    () => commands.moveSection(section, position),
    () => commands.resizeSection(section, size),
    () => commands.deleteSection(section),
    () => commands.addLane(words),
    () => commands.renameLane(lane, words),
    () => commands.orderLane(lane, { before: pick(random, read.lanes.keys()) }),
    () => commands.deleteLane(lane),
    () => commands.setTimeline({ position, start: '2027-Q1', quarters: 12 }),
  ]
  random.oneOf(isFacilitator && random.chance(0.4) ? structural : common)?.()
}

function step(peer: Peer, random: Seeded): readonly string[] {
  const { page } = peer
  if (!peer.online) {
    page.outbox.length = 0
    if (!random.chance(0.15)) return []
    peer.online = true
    return [page.sendStep2()]
  }
  if (random.chance(0.05)) peer.online = false
  return peer.online && random.chance(0.8) ? page.send() : []
}

describe('honest commands', () => {
  it('[G30] are never refused, with undo, offline work and reconnects, and the server ends with what everybody has', () => {
    let writes = 0
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const room = openGateRoom()
      const peers = [openPeer(room, 'eva', facilitator, 900 + seed), openPeer(room, 'ann', participant, 100 + seed), openPeer(room, 'bob', participant, 500 + seed)]
      const words = new Set<string>()
      for (let i = 0; i < 150; i++) {
        const peer = random.oneOf(peers)
        if (peer === undefined) break
        act(peer, random)
        const answers = step(peer, random)
        for (const word of answers) words.add(word)
        writes += answers.filter((word) => word === 'write').length
        if (random.chance(0.2)) room.flush()
        if (peer.online && random.chance(0.3)) peer.page.pull()
      }
      for (const { page } of peers) words.add(page.sendStep2())
      room.flush()
      words.delete('known')
      expect([...words], `seed ${seed}`).toEqual(['write'])
      expect(room.isWhole(), `seed ${seed}`).toBe(true)
      for (const { page } of peers) {
        page.pull()
        expect(page.json(), `seed ${seed}`).toEqual(jsonOf(room.doc))
        expect(page.sendStep2(), `seed ${seed}`).toBe('known')
      }
      expect(contentOf(room.doc).cards.length).toBe(room.doc.getMap('cards').size)
    }
    expect(writes).toBeGreaterThan(60 * 40)
  })
})
