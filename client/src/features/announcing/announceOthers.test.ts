import { describe, expect, it } from 'vitest'
import { notes, table } from './test/table.ts'

describe('what others do is heard', () => {
  it('[AN1] [AN2] together, some seconds later, with section and names; then not again for a quarter of a minute', () => {
    const { anneke, youssef, clock, said, section } = table()
    const [first = ''] = anneke.commands.addCards(notes(3, section))
    anneke.commands.addCards(notes(1))
    clock.pass(1_000)
    expect(said).toEqual([])
    clock.pass(2_000)
    expect(said).toEqual(['3 kaarten erbij in ‘Gedeeld’, door Anneke. 1 kaart erbij los op het bord, door Anneke: ‘Kaart 1’.'])
    youssef.commands.moveCards([{ id: first, position: { x: 900, y: 0 }, sectionId: null }])
    clock.pass(14_999)
    expect(said).toHaveLength(1)
    clock.pass(1)
    expect(said[1]).toBe('1 kaart verplaatst los op het bord, door Youssef: ‘Kaart 1’.')
  })

  it('[AN3] net: what came and went, or went there and back, is nothing; what was moved and written in, moved', () => {
    const { anneke, youssef, clock, said, section, mine } = table()
    const ids = anneke.commands.addCards(notes(2))
    youssef.commands.deleteCards(ids)
    anneke.commands.moveCards([{ id: mine, position: { x: 50, y: 9 } }])
    anneke.commands.moveCards([{ id: mine, position: { x: 9, y: 9 } }])
    const gone = anneke.commands.addSection({ title: 'Toch niet', position: { x: 0, y: 0 }, size: { w: 9, h: 9 } })
    anneke.commands.deleteSection(gone)
    clock.pass(60_000)
    expect(said).toEqual([])
    anneke.commands.setCardText(mine, 'Van Bas, beter')
    youssef.commands.moveCards([{ id: mine, position: { x: 1, y: 1 }, sectionId: section }])
    clock.pass(60_000)
    expect(said).toEqual(['1 kaart verplaatst naar ‘Gedeeld’, door Youssef: ‘Van Bas, beter’.'])
  })

  it('[AN3] one’s own work is not repeated, not of another tab either, nor a card one changed meanwhile', () => {
    const { bas, anneke, otherTab, clock, said, section, mine } = table()
    const [id = ''] = otherTab.commands.addCards(notes(1))
    otherTab.commands.moveCards([{ id, position: { x: 4, y: 4 }, sectionId: section }])
    bas.commands.setCardText(mine, 'Anders')
    anneke.commands.moveCards([{ id: mine, position: { x: 80, y: 9 }, sectionId: section }])
    bas.commands.moveCards([{ id: mine, position: { x: 9, y: 9 }, sectionId: null }])
    clock.pass(60_000)
    expect(said).toEqual([])
  })

  it('[AN3] sections, links and what is gone have no name to tell; a section that comes back is told again', () => {
    const { anneke, clock, said, section } = table()
    const [from = '', to = ''] = anneke.commands.addCards(notes(2, section))
    clock.pass(60_000)
    anneke.commands.addLink({ from, to, kind: 'relates' })
    anneke.commands.renameSection(section, 'Samen')
    clock.pass(60_000)
    anneke.commands.deleteCards([from, to])
    clock.pass(60_000)
    anneke.commands.deleteSection(section)
    clock.pass(60_000)
    anneke.undo.undo()
    clock.pass(60_000)
    expect(said.slice(1)).toEqual([
      '1 vak heeft een nieuwe naam: ‘Samen’. 1 verband erbij.',
      '2 kaarten weggegooid uit ‘Samen’. 1 verband weg.',
      '1 vak weg: ‘Samen’.',
      '1 vak erbij: ‘Samen’.',
    ])
  })

  it('[AN3] what is there when a board opens, or when another takes its place, is no news', () => {
    const { bas, board, anneke, clock, said } = table()
    board.setState({ board: bas, synced: false }, true)
    anneke.commands.addCards(notes(5))
    board.setState({ board: bas, synced: true }, true)
    clock.pass(60_000)
    expect(said).toEqual([])
    anneke.commands.addCards(notes(2))
    clock.pass(60_000)
    expect(said).toEqual(['2 kaarten erbij los op het bord, door Anneke.'])
  })

  it('[AN4] politely: not while one types, nor over another sentence', () => {
    const { anneke, announce, clock, said, typed } = table()
    anneke.commands.addCards(notes(1))
    for (let second = 0; second < 8; second++) {
      clock.pass(1_000)
      typed()
    }
    expect(said).toEqual([])
    clock.pass(2_900)
    announce.say('Opgeslagen.')
    clock.pass(2_400)
    expect(said).toEqual(['Opgeslagen.'])
    clock.pass(200)
    expect(said).toHaveLength(2)
    expect(announce.getState().urgent).toBe(false)
  })

  it('[AN5] a card in which somebody still writes is told once they stop', () => {
    const { anneke, clock, said, write } = table()
    const [id = ''] = anneke.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }])
    write(2, id)
    anneke.cardText(id)?.splice(0, 0, 'Dicht bij')
    clock.pass(40_000)
    expect(said).toEqual([])
    anneke.cardText(id)?.splice(9, 0, ' de mensen')
    write(2, undefined)
    clock.pass(20_000)
    expect(said).toEqual(['1 kaart erbij los op het bord, door Anneke: ‘Dicht bij de mensen’.'])
  })
})

describe('how much one hears', () => {
  it('[AN8] only what touches me: my cards, what I changed, chose or am on, comments on them; a comment that names me is said by itself', () => {
    const { bas, anneke, clock, said, selection, section, mine } = table({ hearing: 'mine' })
    const [theirs = '', chosen = '', changed = ''] = anneke.commands.addCards(notes(3, section))
    clock.pass(60_000)
    expect(said).toEqual([])
    bas.commands.setCardText(changed, 'Door mij gewijzigd')
    selection.setState({ ids: new Set([chosen]) })
    anneke.commands.moveCards([theirs, chosen, changed, mine].map((id) => ({ id, position: { x: 700, y: 0 }, sectionId: id === mine ? section : null })))
    clock.pass(60_000)
    expect(said).toEqual(['2 kaarten verplaatst los op het bord, door Anneke. 1 kaart verplaatst naar ‘Gedeeld’, door Anneke: ‘Van Bas’.'])
    anneke.commands.addComment(theirs, { text: 'Mooi' })
    anneke.commands.addComment(mine, { text: 'Ook mooi' })
    anneke.commands.addComment(mine, { text: 'Wat vindt @bas?', mentions: ['bas'] })
    clock.pass(60_000)
    expect(said[1]).toBe('1 opmerking erbij in ‘Gedeeld’, door Anneke: ‘Van Bas’.')
  })

  it('[AN8] [AN9] nothing by itself; who asks hears the last summaries', () => {
    const { anneke, announce, clock, said, write, walk, mine } = table({ hearing: 'off' })
    walk(mine)
    write(2, mine)
    anneke.commands.addCards(notes(2))
    clock.pass(60_000)
    for (let time = 1; time <= 6; time++) {
      anneke.commands.addCards(notes(time + 2))
      clock.pass(60_000)
    }
    expect(said).toEqual([])
    expect(announce.kept().map((told) => told.slice(0, 1))).toEqual(['4', '5', '6', '7', '8'])
  })

  it('[AN10] what is said within a second stands together, and the same twice is two', () => {
    const { announce, clock } = table()
    announce.say('Verplaatst.')
    announce.say('Verplaatst.')
    expect(announce.getState().lines.map(({ text }) => text)).toEqual(['Verplaatst.', 'Verplaatst.'])
    expect(new Set(announce.getState().lines.map(({ count }) => count)).size).toBe(2)
    clock.pass(1_000)
    announce.say('Teruggenomen.', { urgent: true })
    expect(announce.getState()).toMatchObject({ text: 'Teruggenomen.', urgent: true, lines: [{ text: 'Teruggenomen.' }] })
  })

  it('says nothing more once it has stopped', () => {
    const { anneke, clock, said, stop } = table()
    anneke.commands.addCards(notes(1))
    stop()
    anneke.commands.addCards(notes(1))
    clock.pass(60_000)
    expect(said).toEqual([])
  })
})
