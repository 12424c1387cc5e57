import type * as Y from 'yjs'
import { craftUpdate, item, type CraftedContent, type CraftedStruct } from './craftUpdate.ts'
import { openGateRoom, openPage, participant, wordOf } from './gateRoom.ts'

export const ANN = 1000
export const MAL = 66
type Id = readonly [client: number, clock: number]

const idOf = (type: { readonly _item: Y.Item | null }): Id => [type._item?.id.client ?? 0, type._item?.id.clock ?? 0]

/** Everything is new and under the attacker's id. */
export const fromMal = (of: readonly CraftedStruct[], clock = 0): Uint8Array => craftUpdate({ structs: [{ client: MAL, clock, of }] })

/** A board with one card of ann's, and somebody who wants no good. */
export const openAnnsBoard = () => {
  const room = openGateRoom()
  const ann = openPage(room, 'ann', participant, ANN)
  ann.addCard('card', 'note', {}, 'hallo')
  ann.send()
  room.flush()
  const first = ann.text('card')._start?.id
  const card = idOf(ann.entry('cards', 'card'))
  return {
    room,
    ann,
    /** Ids of the Y.Map of ann's card and of its Y.Text. */
    card,
    text: idOf(ann.text('card')),
    /** Id of a character of the text. */
    character: (offset: number): Id => [first?.client ?? 0, (first?.clock ?? 0) + offset],
    /** What mal is answered. */
    ask: (update: Uint8Array, permission = participant): string => wordOf(room.ask('mal', permission, update)),
    /** Sets a field of ann's card. */
    field: (key: string, content: CraftedContent): Uint8Array => fromMal([item({ parent: card, key }, content)]),
  }
}
export type AnnsBoard = ReturnType<typeof openAnnsBoard>
