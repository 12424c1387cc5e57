/** What several hands do to the letters of one text at the same moment. */
import { describe, expect, it } from 'vitest'
import { receive, send, settle } from './test/peer.ts'
import { seeded } from './test/random.ts'
import { oneBoard, open } from './test/together.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 1)
const SEEDS = Array.from({ length: SOAK ? 300 : 5 }, (_, index) => SEED + index)

describe('letters', () => {
  const WHOLE = ['👩🏽‍🦽', '👨‍👩‍👧‍👦', '🇳🇱', 'é', 'e\u0301', 'ﬁ', 'Å', 'A\u030a', '😀', 'a', ' ', '\u200d', '\ufe0f', '𝒳', '한', '\u1112\u1161\u11ab'] as const
  const bytesOf = (text: string): string => Buffer.from(new TextEncoder().encode(text)).toString('hex')

  it.each(SEEDS)('[C07] typed in and taken from the middle of emoji, joined signs and accents by three at once: the same bytes for all, and nothing becomes U+FFFD (seed %i)', (seed) => {
    const random = seeded(seed)
    const { hub, peers, at } = open(3)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: WHOLE.join('') }])
    settle(hub)
    for (let act = 0; act < 400; act++) {
      const peer = random.pick(peers) ?? at(0)
      const text = peer.board.cardText(id)
      const length = text?.read().length ?? 0
      const how = random.below(4)
      if (how < 2) text?.splice(random.below(length + 1), 0, random.pick(WHOLE) ?? 'a')
      else if (how === 2) text?.splice(random.below(length + 1), 1 + random.below(4), '')
      else peer.board.commands.setCardText(id, (text?.read() ?? '').replace(random.pick(WHOLE) ?? 'a', random.pick(WHOLE) ?? 'b'))
      if (random.chance(0.2)) peer.board.undo.undo()
      for (const each of peers) {
        if (random.chance(0.3)) send(hub, each, 1 + random.below(3))
        if (random.chance(0.3)) receive(each, 1 + random.below(6))
      }
      expect(text?.read().isWellFormed() ?? true, `act ${act}`).toBe(true)
    }
    settle(hub)
    const [card] = oneBoard(hub).cards
    expect(card?.text).not.toContain('\ufffd')
    for (const { board } of peers) expect(bytesOf(board.read.cards.get(id)?.text ?? '')).toBe(bytesOf(card?.text ?? ''))
  })

  it('[C07] composed and decomposed letters stay as they were typed, for all', () => {
    const { hub, peers, at } = open(2)
    const [nfc = '', nfd = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'één' }, { kind: 'note', text: 'e\u0301e\u0301n' }])
    settle(hub)
    at(1).board.cardText(nfc)?.splice(3, 0, ' e\u0301')
    at(1).board.commands.setCardText(nfd, 'e\u0301e\u0301n é')
    settle(hub)
    for (const { board } of peers) expect([nfc, nfd].map((id) => board.read.cards.get(id)?.text)).toEqual(['één e\u0301', 'e\u0301e\u0301n é'])
    oneBoard(hub)
  })

  it('[C07] half a sign is made well formed by whoever writes it, so that writer and readers see the same', () => {
    const { hub, peers, at } = open(2)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'a\ud83d' }])
    at(0).board.cardText(id)?.splice(1, 0, '\ude00')
    at(0).board.commands.setCardFields(id, { color: '\ud800x' })
    expect(at(0).board.read.cards.get(id)?.text).toBe('a\ufffd\ufffd')
    settle(hub)
    for (const { board } of peers) expect(board.read.cards.get(id)?.text).toBe('a\ufffd\ufffd')
    oneBoard(hub)
  })
})
