import { pullableCard } from '@visiebord/shared/board/geometry/resizing.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { PullTarget } from './pullHand.ts'
import type { Stage } from './stage.ts'

type Options = { readonly stage: Stage; readonly live: Pick<OpenWorkshop, 'commands' | 'motion'> }

/** A card under a hand that pulls at it: its words fit themselves as it grows, and everybody sees it. */
export function cardTarget(id: string, { stage, live }: Options): PullTarget | undefined {
  const card = stage.reader.cards.get(id)
  const thing = card === undefined ? undefined : pullableCard(card)
  if (thing === undefined) return undefined
  const { box } = thing
  let isKept = false
  return {
    thing,
    others: (view) => stage.index.search(view).flatMap((each) => (each === id ? [] : (stage.boxOf(each) ?? []))),
    show(pulled, cursor) {
      const lies = stage.boxOf(id)
      if (pulled === undefined || lies === undefined) {
        stage.setOffset(id, 'mine', undefined)
        isKept = false
        stage.keep('hand', new Set())
        live.motion.send({ cursor })
        return
      }
      if (!isKept) stage.keep('hand', new Set([id]))
      isKept = true
      const { rect, size } = pulled
      stage.setOffset(id, 'mine', { dx: rect.x - lies.x, dy: rect.y - lies.y, dw: rect.w - lies.w, dh: rect.h - lies.h, size })
      live.motion.send({ cursor, drag: { dx: rect.x - lies.x, dy: rect.y - lies.y, cardIds: [id], size } })
    },
    write({ rect, size }) {
      // What did not move is not written: another may have moved it meanwhile.
      if (rect.x === box.x && rect.y === box.y) live.commands.resizeCard(id, size)
      else live.commands.resizeCard(id, size, { x: rect.x, y: rect.y })
    },
  }
}
