import * as Y from 'yjs'
import type { Seat } from '../servers/measuredServer.ts'
import { newNote } from './craft.ts'
import { Person } from './person.ts'

/** As long as a note in a workshop is. */
const TEXT = 'Inwoners kunnen met één vraag bij elke gemeente in de regio terecht, ook als het antwoord van de ander komt.'
/** Moves that go in one message: servers bound the messages of a second and the bytes of a message. */
const MOVES_A_MESSAGE = 2_000
/** An index of no other person. */
const AUTHOR = 999_999

export type Filled = { readonly author: Person; readonly lastCardId: string; readonly lastX: number }

/**
 * One author joins, brings `cards` notes and moves them about `moves` times, one after the other, each in a transaction of its own. Resolves when
 * another who looks has all of it; the author is still there.
 */
export async function fillBoard(seat: Seat, watcher: Seat, { cards: count, moves }: { readonly cards: number; readonly moves: number }): Promise<Filled> {
  const doc = new Y.Doc()
  const cards = doc.getMap<Y.Map<unknown>>('cards')
  const author = new Person({ seat, index: AUTHOR })
  await author.joined
  doc.clientID = author.client
  doc.transact(() => {
    for (let card = 0; card < count; card++) cards.set(`kaart-${card}`, newNote({ x: (card % 50) * 240, y: Math.floor(card / 50) * 220 }, TEXT))
  })
  const all = Y.encodeStateAsUpdate(doc)
  const heard = new Y.Doc()
  let isAll: (() => void) | undefined
  let lastCardId = `kaart-${count - 1}`
  let lastX = -1
  const hasAll = (): boolean => {
    const position = heard.getMap<Y.Map<unknown>>('cards').get(lastCardId)?.get('position') as { readonly x: number } | undefined
    return position !== undefined && (lastX < 0 || position.x === lastX)
  }
  const reader = new Person({
    seat: watcher,
    index: AUTHOR - 1,
    watch: {
      update: (update) => {
        Y.applyUpdate(heard, update)
        if (hasAll()) isAll?.()
      },
      motions: () => undefined,
    },
  })
  await reader.joined
  const arrived = async (): Promise<void> => {
    if (!hasAll()) await new Promise<void>((resolve) => (isAll = resolve))
  }
  author.write(all)
  await arrived()
  const pending: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => pending.push(update))
  for (let move = 0; move < moves; move++) {
    lastCardId = `kaart-${(move * 7_919) % count}`
    lastX = move
    cards.get(lastCardId)?.set('position', { x: move, y: move % 4_000 })
    if (pending.length < MOVES_A_MESSAGE && move < moves - 1) continue
    author.write(Y.mergeUpdates(pending.splice(0)))
    await arrived()
  }
  reader.leave()
  heard.destroy()
  doc.destroy()
  return { author, lastCardId, lastX }
}
