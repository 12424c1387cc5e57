import { MOST_FITTED, pullableGroup, type Scaled, scaledInto } from '@visiebord/shared/board/geometry/scaling.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { MOTION_LIMITS } from '@visiebord/shared/protocol/motion.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { Box } from './camera.ts'
import type { Offset } from './offsets.ts'
import type { PullTarget } from './pullHand.ts'
import type { Stage } from './stage.ts'

type Options = { readonly stage: Stage; readonly live: Pick<OpenWorkshop, 'commands' | 'motion'>; /** The frame around them is here now; undefined: where they lie. */ readonly onFrame: (box: Box | undefined) => void }

/** What a card that is scaled with others shows of it, seen from where it lies. */
export function scaledOffset({ rect, size }: Scaled, lies: Box, count: number): Offset {
  const way = { dx: rect.x - lies.x, dy: rect.y - lies.y }
  return size === undefined ? way : { ...way, dw: rect.w - lies.w, dh: rect.h - lies.h, ...(count > MOST_FITTED ? {} : { size }) }
}

/** Several cards under a hand that pulls at the frame around them. */
export function groupTarget(cards: readonly Card[], { stage, live, onFrame }: Options): PullTarget | undefined {
  const thing = pullableGroup(cards)
  if (thing === undefined) return undefined
  const ids = cards.map(({ id }) => id)
  const mine = new Set(ids)
  let isHeld = false
  return {
    thing,
    others: (view) => stage.index.search(view).flatMap((id) => (mine.has(id) ? [] : (stage.boxOf(id) ?? []))),
    show(pulled, cursor) {
      if (pulled === undefined) {
        isHeld = false
        for (const id of ids) stage.setOffset(id, 'mine', undefined)
        stage.keep('hand', new Set())
        stage.flag('data-moving', new Set())
        onFrame(undefined)
        live.motion.send({ cursor })
        return
      }
      if (!isHeld) {
        stage.keep('hand', mine)
        stage.flag('data-moving', mine)
      }
      isHeld = true
      const { rect } = pulled
      for (const scaled of scaledInto(cards, thing.box, rect)) {
        const lies = stage.boxOf(scaled.id)
        if (lies !== undefined) stage.setOffset(scaled.id, 'mine', scaledOffset(scaled, lies, ids.length))
      }
      onFrame(rect)
      // Of more cards than a motion holds nobody else could tell what they take up: they see the drop.
      live.motion.send({ cursor, ...(ids.length > MOTION_LIMITS.cardIds ? {} : { drag: { dx: rect.x - thing.box.x, dy: rect.y - thing.box.y, cardIds: ids, size: { w: rect.w, h: rect.h } } }) })
    },
    write({ rect }) {
      live.commands.moveCards(scaledInto(cards, thing.box, rect).map(({ id, position, size }) => ({ id, position, ...(size === undefined ? {} : { size }) })))
    },
  }
}
