import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { ALLOWED_KINDS } from '@visiebord/shared/workshop/nouns.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { describe, expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { announceStore } from '../../state/announceStore.ts'
import { BoardGuard } from '../../state/boardGuard.ts'
import { guardedBoard } from '../../state/guardedBoard.ts'
import type { OpenWorkshop, SelectionState } from '../../state/openWorkshop.ts'
import { EXAMPLE_VIEW } from '../../sync/test/fakeServer.ts'
import { newDoc } from '../../sync/test/newDoc.ts'
import { alignCards, type ArrangeHand, distributeCards, groupIntoSection, sharedSection, sortSection, stackCards, tidyCards } from './arrangeActions.ts'

const LEADS: BoardPermission = { kinds: ALLOWED_KINDS, links: true, structure: true }
const WRITES: BoardPermission = { ...LEADS, structure: false }

function table(permission: BoardPermission) {
  const said: string[] = []
  const doc = newDoc()
  let made = 0
  const raw = openBoard(doc, { newId: () => `n${++made}`, authorId: () => 'p1' })
  const view = createStore(() => ({ ...EXAMPLE_VIEW, parties: [{ id: 'tiel', name: 'Tiel', short: 'TIE', color: 3 }, { id: 'cul', name: 'Culemborg', short: 'CUL', color: 1 }], allowed: { ...EXAMPLE_VIEW.allowed, board: permission } }))
  const guard = new BoardGuard({ view: () => view.getState(), isHolding: () => false, language: () => 'nl', say: (sentence) => said.push(sentence) })
  const board = guardedBoard(raw, guard)
  const selection = createStore<SelectionState>(() => ({ ids: new Set() }))
  const announce = announceStore()
  announce.subscribe(({ text }) => void said.push(text))
  const live: Pick<OpenWorkshop, 'view' | 'commands' | 'announce' | 'selection'> = { view, commands: board.commands, announce, selection }
  const put = (x: number, y: number, more: { readonly kind?: CardKind; readonly sectionId?: string; readonly text?: string; readonly partyId?: string } = {}): string => raw.commands.addCards([{ kind: 'note', position: { x, y }, ...more }])[0] ?? ''
  const hand = (...ids: readonly string[]): ArrangeHand => ({ live, reader: board.read, ids, language: 'nl' })
  const at = (id: string) => [board.read.cards.get(id)?.position?.x, board.read.cards.get(id)?.position?.y, board.read.cards.get(id)?.sectionId]
  let writes = 0
  doc.on('update', () => void writes++)
  return { raw, board, said, selection, put, hand, at, writes: () => writes }
}

describe('arranging cards by hand', () => {
  test('[AR17] what was done is said, in words and with the number; what is so already is said too and writes nothing', () => {
    const { put, hand, at, said, writes } = table(WRITES)
    const [a, b, c] = [put(0, 0), put(30, 300), put(20, 700)]
    alignCards(hand(a, b, c), 'left')
    expect([at(a), at(b), at(c)]).toEqual([[0, 0, undefined], [0, 300, undefined], [0, 700, undefined]])
    const before = writes()
    alignCards(hand(a, b, c), 'left')
    expect([writes(), said]).toEqual([before, ['3 kaarten op één lijn gelegd.', 'Dat is al zo. Er is niets veranderd.']])
    distributeCards(hand(a, b, c), 'vertically')
    expect([at(b)[1], said.at(-1)]).toEqual([350, '3 kaarten gelijk verdeeld.'])
  })

  test('[AR17] too few, or a kind that is not of this round: why not, and nothing is written', () => {
    const { put, hand, said, writes } = table({ ...WRITES, kinds: ['note'], reason: 'kinds-limited' })
    const [a, b] = [put(0, 0), put(40, 300, { kind: 'statement' })]
    const before = writes()
    alignCards(hand(a), 'top')
    distributeCards(hand(a, b), 'horizontally')
    tidyCards(hand(a, b))
    groupIntoSection(hand())
    expect(said).toEqual([
      'Kies eerst twee of meer kaarten die op het bord liggen.',
      'Kies eerst drie of meer kaarten die op het bord liggen.',
      'Dit soort kaart hoort niet bij deze ronde.',
      'Kies eerst een kaart die op het bord ligt.',
    ])
    expect(writes()).toBe(before)
  })

  test('[AR18] a card that comes to lie over another section belongs to it, as when it is dragged', () => {
    const { raw, put, hand, at } = table(WRITES)
    const section = raw.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 600, h: 600 } })
    const [a, b] = [put(20, 80, { sectionId: section }), put(900, 300)]
    alignCards(hand(a, b), 'left')
    expect(at(b)).toEqual([20, 300, section])
    alignCards(hand(put(2_000, 0), b), 'right')
    expect(at(b)).toEqual([2_000, 300, undefined])
  })

  test('[AR18] cards of one section are tidied up within it; too small, and only who may make it larger can', () => {
    for (const permission of [WRITES, LEADS]) {
      const { raw, board, put, hand, at, said, writes } = table(permission)
      const section = raw.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 500, h: 300 } })
      const cards = [put(20, 70, { sectionId: section }), put(60, 90, { sectionId: section }), put(200, 80, { sectionId: section })]
      expect(sharedSection(hand(...cards))?.id).toBe(section)
      const before = writes()
      tidyCards(hand(...cards))
      if (permission === WRITES) {
        expect([writes(), said]).toEqual([before, ['Vak ‘Gedeeld’ is te klein om alle kaarten netjes in te leggen. Vraag de begeleider om het groter te maken.']])
        continue
      }
      expect(writes()).toBe(before + 1)
      expect(said).toEqual(['3 kaarten netjes gelegd.'])
      expect(cards.map((id) => at(id)[2])).toEqual([section, section, section])
      board.undo.undo()
      expect([board.read.sections.get(section)?.size, at(cards[0] ?? '')]).toEqual([{ w: 500, h: 300 }, [20, 70, section]])
    }
  })

  test('[AR4] sorting in a section: parties as they are listed, and words about it', () => {
    const { raw, put, hand, said, at } = table(LEADS)
    const section = raw.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 600, h: 300 } })
    const [one, two] = [put(30, 80, { sectionId: section, partyId: 'cul' }), put(300, 80, { sectionId: section, partyId: 'tiel' })]
    sortSection(hand(), section, 'party')
    expect([at(two), at(one)]).toEqual([[24, 64, section], [260, 64, section]])
    put(40, 90, { sectionId: section })
    sortSection(hand(), section, 'text')
    expect(said).toEqual(['Vak ‘Gedeeld’ gesorteerd, 2 kaarten.', 'Vak ‘Gedeeld’ gesorteerd, 3 kaarten. Het vak is groter gemaakt.'])
    sortSection(hand(), raw.commands.addSection({ title: 'Leeg', position: { x: 900, y: 0 }, size: { w: 600, h: 300 } }), 'text')
    expect(said.at(-1)).toBe('Er liggen geen kaarten in dit vak.')
  })

  test('[AR6] a section around the chosen cards is chosen itself, to be named; a participant hears whose sections are', () => {
    const { put, hand, board, selection, said } = table(LEADS)
    const [a, b] = [put(0, 0), put(400, 100)]
    groupIntoSection(hand(a, b))
    const [section] = board.read.sections.values()
    expect(section).toMatchObject({ title: 'Nieuw vak', position: { x: -24, y: -64 }, size: { w: 668, h: 386 } })
    expect([selection.getState().sectionId, said]).toEqual([section?.id, ['Nieuw vak om 2 kaarten. Geef het een naam.']])
    const other = table(WRITES)
    groupIntoSection(other.hand(other.put(0, 0)))
    expect([other.said, other.board.read.sections.size]).toEqual([['Vakken en de roadmap zijn van de begeleider.'], 0])
  })

  test('[AR7] to the front and to the back', () => {
    const { put, hand, board, said } = table(WRITES)
    const ids = [put(0, 0), put(1, 1), put(2, 2)]
    const [a = '', b = '', c = ''] = ids
    const order = (): readonly string[] => ids.toSorted((one, other) => ((board.read.cards.get(one)?.order ?? '') < (board.read.cards.get(other)?.order ?? '') ? -1 : 1))
    stackCards(hand(a), 'front')
    expect(order()).toEqual([b, c, a])
    stackCards(hand(c, a), 'back')
    expect(order()).toEqual([c, a, b])
    expect(said).toEqual(['1 kaart vooraan gelegd.', '2 kaarten achteraan gelegd.'])
  })
})
