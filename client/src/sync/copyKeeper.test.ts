import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CopyKeeper } from './copyKeeper.ts'
import { copyKey, copyName, nextMark, parseMark, readMark } from './copyName.ts'
import { HandTimers } from './test/handTimers.ts'
import { MemoryCopies, MemoryShelf } from './test/memoryCopies.ts'

const OWNER = { workshopId: 'w1', participantId: 'p1' }

function browserOf() {
  const shelf = new MemoryShelf()
  const store = new MemoryCopies()
  const timers = new HandTimers()
  return { shelf, store, timers, keeper: (owner = OWNER) => new CopyKeeper({ owner, shelf, store, timers }) }
}
const write = (doc: Y.Doc, key: string) => void doc.getMap('cards').set(key, 1)

describe('the local copy', () => {
  it('[CL2] a name says workshop, participant, generation and counter, and none of them can pretend to be another', () => {
    expect(copyName(OWNER, { generation: 'g', counter: 2 })).toBe('visiebord/w1/p1/g/2')
    const sly = copyName({ workshopId: 'w1/p1', participantId: 'g' }, { generation: '2', counter: 3 })
    expect(sly).not.toContain('w1/p1/g')
  })

  it('[CL2] a counter never goes back, also when the clock does', () => {
    const first = nextMark(undefined, 'g', 1000)
    expect(nextMark(first, 'g', 500).counter).toBeGreaterThan(first.counter)
    expect(nextMark(undefined, 'g', 2000).counter).toBeGreaterThan(first.counter)
  })

  it('[CL2] a mark that does not parse is none', () => {
    for (const text of [null, '', '{}', '[]', 'null', '{"generation":1,"counter":1}', '{"generation":"g","counter":"x"}']) expect(parseMark(text)).toBeUndefined()
  })

  it('[CL1] brings back content, seal and journal', async () => {
    const { keeper, timers } = browserOf()
    const one = keeper()
    const doc = new Y.Doc()
    await one.open(doc, { generation: 'g1', sealed: 2 })
    write(doc, 'a')
    one.keepJournal([{ thing: 'card', id: 'a', before: null }])
    timers.turn(300)
    await one.close()
    const again = keeper()
    const reloaded = new Y.Doc()
    await again.open(reloaded, { generation: 'g2', sealed: 5 })
    expect([...reloaded.getMap('cards').keys()]).toEqual(['a'])
    expect(again).toMatchObject({ generation: 'g1', sealed: 2, journal: [{ thing: 'card', id: 'a', before: null }] })
  })

  it('[CL1] an empty copy begins where the server is now', async () => {
    const { keeper } = browserOf()
    await keeper().open(new Y.Doc(), { generation: 'g1', sealed: 0 })
    const again = keeper()
    await again.open(new Y.Doc(), { generation: 'g2', sealed: 5 })
    expect(again).toMatchObject({ generation: 'g2', sealed: 5, isKept: true })
  })

  it('[CL2] a reset keeps nothing of the old document and stands before the old one goes', async () => {
    const { keeper, store, shelf } = browserOf()
    const one = keeper()
    const doc = new Y.Doc()
    await one.open(doc, { generation: 'g1', sealed: 0 })
    write(doc, 'oud')
    const fresh = new Y.Doc()
    write(fresh, 'nieuw')
    await one.reset(fresh, { generation: 'g1', sealed: 1 })
    expect(store.databases.size).toBe(1)
    const name = copyName(OWNER, readMark(shelf, OWNER) ?? { generation: '', counter: 0 })
    expect([...store.databases.keys()]).toEqual([name])
    const reloaded = new Y.Doc()
    const again = keeper()
    await again.open(reloaded, { generation: 'g1', sealed: 9 })
    expect([...reloaded.getMap('cards').keys()]).toEqual(['nieuw'])
    expect(again.sealed).toBe(1)
  })

  it('[CL3] another tab follows a reset without an edit lost, also when the database goes before the word arrives', async () => {
    const { keeper, shelf, store } = browserOf()
    const one = keeper()
    const other = keeper()
    const doc = new Y.Doc()
    const otherDoc = new Y.Doc()
    await one.open(doc, { generation: 'g1', sealed: 0 })
    await other.open(otherDoc, { generation: 'g1', sealed: 0 })
    write(otherDoc, 'voor')
    await one.reset(new Y.Doc(), { generation: 'g1', sealed: 0 })
    await other.otherTab({ key: copyKey(OWNER), newValue: shelf.getItem(copyKey(OWNER)) })
    write(otherDoc, 'na')
    expect(other.isKept).toBe(true)
    const reloaded = new Y.Doc()
    await keeper().open(reloaded, { generation: 'g1', sealed: 0 })
    expect([...reloaded.getMap('cards').keys()].sort()).toEqual(['na', 'voor'])
    expect(store.databases.size).toBe(1)
  })

  it('[CL3] a tab of another generation does not write into the new copy', async () => {
    const { keeper, shelf, store } = browserOf()
    const one = keeper()
    const other = keeper()
    const otherDoc = new Y.Doc()
    await one.open(new Y.Doc(), { generation: 'g1', sealed: 0 })
    await other.open(otherDoc, { generation: 'g1', sealed: 0 })
    await one.reset(new Y.Doc(), { generation: 'g2', sealed: 0 })
    await other.otherTab({ key: copyKey(OWNER), newValue: shelf.getItem(copyKey(OWNER)) })
    write(otherDoc, 'van vroeger')
    expect(other.isKept).toBe(false)
    const kept = new Y.Doc()
    await store.open([...store.databases.keys()][0] ?? '', kept, () => undefined)
    expect(kept.getMap('cards').size).toBe(0)
  })

  it('[CL4] wiping leaves nothing of this participant and everything of another', async () => {
    const { keeper, store, shelf } = browserOf()
    const mine = keeper()
    const theirs = keeper({ workshopId: 'w1', participantId: 'p10' })
    await mine.open(new Y.Doc(), { generation: 'g1', sealed: 0 })
    await theirs.open(new Y.Doc(), { generation: 'g1', sealed: 0 })
    await mine.wipe()
    expect([...store.databases.keys()].every((name) => name.startsWith('visiebord/w1/p10/'))).toBe(true)
    expect(store.databases.size).toBe(1)
    expect(shelf.getItem(copyKey(OWNER))).toBeNull()
    expect(mine.isKept).toBe(false)
  })
})
