/** What two or more hands do to the same thing at the same moment: the table they sit at. */
import { expect } from 'vitest'
import { contentOf } from '../content.ts'
import { contentOfReader } from './contentOfReader.ts'
import { openHub, type Hub, type Peer } from './peer.ts'

/** So many hands at one board. */
export const open = (count: number): { readonly hub: Hub; readonly peers: readonly Peer[]; readonly at: (index: number) => Peer } => {
  const hub = openHub(count)
  const at = (index: number): Peer => {
    const peer = hub.peers[index]
    if (peer === undefined) throw new Error('no such peer')
    return peer
  }
  return { hub, peers: hub.peers, at }
}

/** Every order of these. */
export const orders = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2 ? [items] : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))

/** One board on all, said by the document and by each reading of it. */
export const oneBoard = ({ doc, peers }: Hub) => {
  const content = contentOf(doc)
  for (const peer of peers) {
    expect(contentOf(peer.doc)).toEqual(content)
    expect(contentOfReader(peer.board.read)).toEqual(content)
    expect(peer.board.read.skipped).toBe(0)
    expect([peer.doc.store.pendingStructs, peer.doc.store.pendingDs]).toEqual([null, null])
  }
  return content
}
