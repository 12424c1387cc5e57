import { describe, expect, it } from 'vitest'
import { openHub, settle } from './test/peer.ts'

const open = () => {
  const hub = openHub(2)
  const [one, two] = hub.peers
  if (one === undefined || two === undefined) throw new Error('two peers')
  return { mine: one.board, theirs: two.board, meet: () => settle(hub) }
}

describe('undo', () => {
  it('[B40] takes back one’s own work only, verb by verb, and redo brings it again', () => {
    const { mine, theirs, meet } = open()
    const [id = ''] = mine.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }])
    mine.commands.moveCards([{ id, position: { x: 10, y: 0 } }])
    mine.commands.moveCards([{ id, position: { x: 20, y: 0 } }])
    meet()
    theirs.commands.addCards([{ kind: 'note', id: 'theirs' }])
    meet()
    const at = () => mine.read.cards.get(id)?.position?.x
    expect([mine.undo.undo().done, at()]).toEqual([true, 10])
    expect([mine.undo.undo().done, at()]).toEqual([true, 0])
    expect([mine.undo.redo().done, at()]).toEqual([true, 10])
    expect([mine.undo.redo().done, at()]).toEqual([true, 20])
    for (let steps = 0; steps < 3; steps++) mine.undo.undo()
    expect([...mine.read.cards.keys()]).toEqual(['theirs'])
    expect(mine.undo.undo()).toEqual({ done: false, why: 'nothing' })
    expect(mine.undo.canUndo()).toBe(false)
    expect(mine.undo.canRedo()).toBe(true)
    meet()
    expect([...theirs.read.cards.keys()]).toEqual(['theirs'])
  })

  it('[B41] typing in one text is one step; another text or a cut begins a new one', () => {
    const { mine } = open()
    const [a = '', b = ''] = mine.commands.addCards([{ kind: 'note' }, { kind: 'note' }])
    const type = (id: string, words: string) => mine.cardText(id)?.splice(mine.cardText(id)?.read().length ?? 0, 0, words)
    const texts = () => [mine.read.cards.get(a)?.text, mine.read.cards.get(b)?.text]
    type(b, 'x')
    type(a, 'sa')
    mine.undo.cut()
    type(a, 'men')
    mine.undo.undo()
    expect(texts()).toEqual(['sa', 'x'])
    mine.undo.undo()
    expect(texts()).toEqual(['', 'x'])
    mine.undo.undo()
    expect(texts()).toEqual(['', ''])
  })

  it('[B42] an addition in which others wrote is not taken back, also when steps above it are moot; the one before it can be', () => {
    const { mine, theirs, meet } = open()
    const [first = ''] = mine.commands.addCards([{ kind: 'note' }])
    const [id = ''] = mine.commands.addCards([{ kind: 'note', text: 'van mij' }])
    const link = mine.commands.addLink({ from: first, to: id, kind: 'relates' }) ?? ''
    meet()
    theirs.commands.deleteLinks([link])
    theirs.cardText(id)?.splice(0, 0, 'ook ')
    meet()
    expect(mine.undo.undo()).toEqual({ done: false, why: 'others-wrote' })
    expect(mine.read.cards.get(id)?.text).toBe('ook van mij')
    expect(mine.undo.undo()).toEqual({ done: true })
    expect([...mine.read.cards.keys()]).toEqual([id])
  })

  it('[B43] that others moved it is no reason to refuse; that they gave a project steps is', () => {
    const { mine, theirs, meet } = open()
    const [note = ''] = mine.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }])
    meet()
    theirs.commands.moveCards([{ id: note, position: { x: 9, y: 9 } }])
    meet()
    expect(mine.undo.undo()).toEqual({ done: true })
    const [project = ''] = mine.commands.addCards([{ kind: 'project' }])
    mine.commands.addCards([{ kind: 'step', fields: { projectId: project } }])
    meet()
    theirs.commands.addCards([{ kind: 'step', text: 'hun stap', fields: { projectId: project } }])
    meet()
    expect(mine.undo.undo()).toEqual({ done: true })
    expect(mine.undo.undo()).toEqual({ done: false, why: 'others-wrote' })
    expect(mine.read.cards.has(project)).toBe(true)
  })

  it('[B44] undoing a deletion brings somebody else’s card back with its author and every word, also those of others', () => {
    const { mine, theirs, meet } = open()
    const [id = ''] = mine.commands.addCards([{ kind: 'statement', text: 'samen', position: { x: 4, y: 4 } }])
    meet()
    theirs.cardText(id)?.splice(5, 0, ' sterk')
    mine.commands.moveCards([{ id, position: { x: 5, y: 5 } }])
    meet()
    const before = mine.read.cards.get(id)
    theirs.commands.deleteCards([id])
    mine.commands.setCardFields(id, { status: 'adopted' })
    meet()
    expect(mine.read.cards.size).toBe(0)
    expect(theirs.undo.undo()).toEqual({ done: true })
    meet()
    expect(mine.read.cards.get(id)).toEqual(before)
    expect(before).toMatchObject({ authorId: 'person-a', text: 'samen sterk', status: 'concept' })
  })

  it('[B45] never overwrites what another set since, and never drops a key that two set at once', () => {
    const { mine, theirs, meet } = open()
    const [id = ''] = theirs.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 }, partyId: 'een' }])
    meet()
    mine.commands.moveCards([{ id, position: { x: 1, y: 1 } }])
    theirs.commands.moveCards([{ id, position: { x: 2, y: 2 } }])
    meet()
    const agreed = mine.read.cards.get(id)?.position
    expect([mine.undo.undo().done, theirs.undo.undo().done].filter(Boolean).length).toBeGreaterThan(0)
    meet()
    expect(mine.read.cards.get(id)?.position).toEqual({ x: 0, y: 0 })
    expect(theirs.read.cards.get(id)).toEqual(mine.read.cards.get(id))
    expect(agreed).not.toEqual({ x: 0, y: 0 })

    mine.commands.setCardFields(id, { partyId: 'twee' })
    meet()
    theirs.commands.setCardFields(id, { partyId: 'drie' })
    meet()
    expect(mine.undo.undo()).toEqual({ done: false, why: 'nothing' })
    expect(mine.read.cards.get(id)?.partyId).toBe('drie')
    mine.commands.setCardFields(id, { partyId: 'vier' })
    meet()
    theirs.commands.setCardFields(id, { partyId: null })
    meet()
    expect(mine.undo.undo()).toEqual({ done: false, why: 'nothing' })
    expect(mine.read.cards.get(id)?.partyId).toBeUndefined()
  })

  it('[B46] the desk tells when what can be undone changes', () => {
    const { mine } = open()
    let told = 0
    const stop = mine.undo.subscribe(() => void told++)
    mine.commands.addCards([{ kind: 'note' }])
    expect(told).toBeGreaterThan(0)
    const before = told
    mine.undo.undo()
    expect(told).toBeGreaterThan(before)
    stop()
    const after = told
    mine.undo.redo()
    expect(told).toBe(after)
  })
})
