import { describe, expect, it } from 'vitest'
import { notes, table } from './test/table.ts'

describe('what happens to the card one is on', () => {
  it('[AN6] is heard at once: who writes in it too, who drags it; once a meeting', () => {
    const { clock, said, write, drag, walk, selection, mine } = table()
    walk(mine)
    write(2, mine)
    expect(said).toEqual(['Anneke schrijft in deze kaart.'])
    write(2, mine)
    drag(3, mine)
    drag(3, mine)
    expect(said.slice(1)).toEqual(['Youssef sleept deze kaart.'])
    write(2, undefined)
    write(2, mine)
    expect(said, 'not again so soon').toHaveLength(2)
    write(2, undefined)
    drag(3)
    clock.pass(10_000)
    selection.setState({ ids: new Set([mine]), editingId: mine })
    write(2, mine)
    expect(said.at(-1)).toBe('Anneke schrijft ook in deze kaart.')
    write(4, mine)
    expect(said, 'me in another tab is no meeting').toHaveLength(3)
  })

  it('[AN6] who pulls at its size is not said to drag it', () => {
    const { said, pull, walk, mine } = table()
    walk(mine)
    pull(3, mine)
    expect(said).toEqual(['Youssef past de maat van deze kaart aan.'])
  })

  it('[AN6] and when one comes upon a card that is in other hands', () => {
    const { bas, said, write, walk, mine } = table()
    const [other = ''] = bas.commands.addCards(notes(1))
    write(2, other)
    walk(mine)
    expect(said).toEqual([])
    walk(other)
    expect(said).toEqual(['Anneke schrijft in deze kaart.'])
  })

  it('[AN7] it was moved elsewhere, and by whom; or deleted, even when nothing else is to be heard; not said again in the summary', () => {
    const { anneke, youssef, clock, said, walk, hear, section, mine } = table()
    walk(mine)
    youssef.commands.moveCards([{ id: mine, position: { x: 20, y: 20 }, sectionId: section }])
    expect(said).toEqual(['Youssef verplaatste deze kaart naar ‘Gedeeld’.'])
    hear('off')
    anneke.commands.moveCards([{ id: mine, position: { x: 20, y: 20 }, sectionId: null }])
    expect(said).toHaveLength(1)
    anneke.commands.deleteCards([mine])
    expect(said[1]).toBe('De kaart waar u was, is weggegooid: ‘Van Bas’.')
    clock.pass(60_000)
    expect(said).toHaveLength(2)
  })

  it('[AN7] also the one in whose text one was writing', () => {
    const { anneke, said, selection, mine } = table()
    selection.setState({ ids: new Set([mine]), editingId: mine })
    anneke.commands.deleteCards([mine])
    expect(said).toEqual(['De kaart waar u was, is weggegooid: ‘Van Bas’.'])
  })
})
