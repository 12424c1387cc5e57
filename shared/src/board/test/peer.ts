/** Simulated hands with a board each, over a wire cranked by hand: nothing arrives until a test delivers it. */
import * as Y from 'yjs'
import type { Board } from '../board.ts'
import { openBoard } from '../openBoard.ts'

export type Peer = { readonly name: string; readonly doc: Y.Doc; readonly board: Board; readonly outbox: Uint8Array[]; readonly inbox: Uint8Array[] }
export type Hub = { readonly doc: Y.Doc; readonly peers: readonly Peer[] }

/** As on a real wire, all passes through one hub that has what it relays. Client ids are fixed, so that a run can be repeated. */
export const openHub = (count: number): Hub => {
  const hub = new Y.Doc()
  const peers = Array.from({ length: count }, (_, index): Peer => {
    const name = String.fromCharCode(97 + index)
    const doc = new Y.Doc()
    doc.clientID = 1000 + index
    let made = 0
    const peer: Peer = { name, doc, outbox: [], inbox: [], board: openBoard(doc, { newId: () => `${name}-${++made}`, authorId: () => `person-${name}`, now: () => new Date(Date.UTC(2027, 0, 1) + made).toISOString() }) }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire') peer.outbox.push(update)
    })
    return peer
  })
  hub.on('update', (update: Uint8Array) => {
    for (const peer of peers) peer.inbox.push(update)
  })
  return { doc: hub, peers }
}

/** The hub takes up to so many of a hand's updates. */
export const send = (hub: Hub, peer: Peer, most = Infinity): void => {
  for (const update of peer.outbox.splice(0, Math.min(most, peer.outbox.length))) Y.applyUpdate(hub.doc, update, peer.name)
}
export const receive = (peer: Peer, most = Infinity): void => {
  for (const update of peer.inbox.splice(0, Math.min(most, peer.inbox.length))) Y.applyUpdate(peer.doc, update, 'wire')
}
export const settle = (hub: Hub): void => {
  for (const peer of hub.peers) send(hub, peer)
  for (const peer of hub.peers) receive(peer)
}
