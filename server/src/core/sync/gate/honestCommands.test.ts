import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Board } from '@visiebord/shared/board/board.ts'
import { contentOf } from '@visiebord/shared/board/content.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { describe, expect, it } from 'vitest'
import { facilitator, jsonOf, openGateRoom, openPage, participant, type GateRoom } from './test/gateRoom.ts'
import { randomAct } from './test/randomAct.ts'
import { seeded, type Seeded } from './test/seeded.ts'

type Peer = { page: ReturnType<typeof openPage>; board: Board; isFacilitator: boolean; participantId: string; online: boolean }

const openPeer = (room: GateRoom, name: string, permission: BoardPermission, client: number): Peer => {
  const page = openPage(room, name, permission, client)
  let made = 0
  const board = openBoard(page.doc, { newId: () => `${name}${made++}`, authorId: () => name })
  return { page, board, isFacilitator: permission === facilitator, participantId: name, online: true }
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
    let remarks = 0
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const room = openGateRoom()
      const peers = [openPeer(room, 'eva', facilitator, 900 + seed), openPeer(room, 'ann', participant, 100 + seed), openPeer(room, 'bob', participant, 500 + seed)]
      const words = new Set<string>()
      for (let i = 0; i < 150; i++) {
        const peer = random.oneOf(peers)
        if (peer === undefined) break
        randomAct(peer, random)
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
      remarks += contentOf(room.doc).remarks?.length ?? 0
    }
    expect(writes).toBeGreaterThan(60 * 40)
    expect(remarks).toBeGreaterThan(60)
  })
})
