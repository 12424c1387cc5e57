import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { serverLacks } from './serverLacks.ts'
import { setAside } from './setAside.ts'

/** mulberry32: small, seeded, good enough to wander. */
function wander(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One life of a browser and a server, ending in a refusal: nothing of mine is missing, nothing of others is there. */
function live(seed: number): void {
  const random = wander(seed)
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  let ids = 0
  const open = (doc: Y.Doc, who: string) => openBoard(doc, { newId: () => `${who}${++ids}`, authorId: () => who })
  const serverDoc = new Y.Doc()
  const localDoc = new Y.Doc()
  serverDoc.clientID = 1
  localDoc.clientID = 2
  const server = open(serverDoc, 'other')
  const local = open(localDoc, 'mine')
  const touched = new Set<string>()
  local.read.subscribe((change) => {
    if (change.local) for (const id of change.cards) touched.add(id)
  })
  const hear = () => Y.applyUpdate(localDoc, Y.encodeStateAsUpdate(serverDoc, Y.encodeStateVector(localDoc)))
  const act = (board: typeof local, words: string): void => {
    const id = pick([...board.read.cards.keys()])
    const choice = random()
    if (id === undefined || choice < 0.3) board.commands.addCards([{ kind: 'note', text: words, position: { x: 0, y: 0 } }])
    else if (choice < 0.55) board.cardText(id)?.splice(Math.floor(random() * 3), Math.floor(random() * 4), words)
    else if (choice < 0.7) board.commands.moveCards([{ id, position: { x: Math.floor(random() * 99), y: 0 } }])
    else if (choice < 0.8) board.commands.setCardText(id, words)
    else if (choice < 0.9) board.commands.deleteCards([id])
    else if (random() < 0.5) board.undo.undo()
    else board.undo.redo()
  }
  for (let step = 0; step < 60; step++) {
    const turn = random()
    if (turn < 0.45) act(local, `m${step}`)
    else if (turn < 0.75) act(server, `o${step}`)
    else if (turn < 0.9) hear()
    else {
      // The server takes all of it.
      hear()
      Y.applyUpdate(serverDoc, Y.encodeStateAsUpdate(localDoc, Y.encodeStateVector(serverDoc)))
      hear()
      touched.clear()
    }
  }
  const works = setAside(local.read, server.read, serverLacks(localDoc, serverDoc))
  for (const work of works) if (!touched.has(work.cardId)) throw new Error(`seed ${seed}: ${work.type} ${work.cardId} was not this hand's`)
  // What the server would show had it taken everything: where its words differ from what stands there, mine are in the tray.
  const merged = new Y.Doc()
  for (const doc of [serverDoc, localDoc]) Y.applyUpdate(merged, Y.encodeStateAsUpdate(doc))
  const would = open(merged, 'nobody')
  for (const id of new Set([...would.read.cards.keys(), ...server.read.cards.keys()])) {
    if (would.read.cards.get(id)?.text === server.read.cards.get(id)?.text) continue
    const mine = local.read.cards.get(id)
    const isTold = works.some((work) => work.cardId === id && (mine === undefined ? work.type === 'deleted' : work.text === mine.text))
    if (!isTold) throw new Error(`seed ${seed}: what this hand did to ${id} is not in the tray`)
  }
}

describe('the tray after any history', () => {
  it('[CT1] holds all of this hand and nothing of another', () => {
    const failures: string[] = []
    for (let seed = 1; seed <= 300; seed++) {
      try {
        live(seed)
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error))
      }
    }
    expect(failures).toEqual([])
  })
})
