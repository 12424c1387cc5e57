import { pullableSection } from '@visiebord/shared/board/geometry/resizing.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { Box } from './camera.ts'
import { touches } from './mountedView.ts'
import type { PullTarget } from './pullHand.ts'
import type { Stage } from './stage.ts'

/** Where the other sections lie in this part of the board: what a section in a hand is drawn to. */
export const otherSections = (stage: Stage, id: string, view: Box): readonly Box[] =>
  [...stage.reader.sections.values()].flatMap((each) => (each.id !== id && touches({ ...each.position, ...each.size }, view) ? [{ ...each.position, ...each.size }] : []))

/** Puts a sheet where it lies. */
export function laySheet({ style }: Pick<HTMLElement, 'style'>, { x, y, w, h }: Box): void {
  ;[style.left, style.top, style.width, style.height] = [`${x}px`, `${y}px`, `${w}px`, `${h}px`]
}

/** A section under a hand that pulls at it; what lies in it stays where it is. */
export function sectionTarget(id: string, { stage, live, sheet }: { readonly stage: Stage; readonly live: Pick<OpenWorkshop, 'commands' | 'motion'>; readonly sheet: Pick<HTMLElement, 'style'> }): PullTarget | undefined {
  const section = stage.reader.sections.get(id)
  if (section === undefined) return undefined
  return {
    thing: pullableSection(section),
    others: (view) => otherSections(stage, id, view),
    show(pulled, cursor) {
      const now = stage.reader.sections.get(id)
      if (now !== undefined) laySheet(sheet, pulled?.rect ?? { ...now.position, ...now.size })
      const { x, y } = now?.position ?? section.position
      live.motion.send({ cursor, ...(pulled === undefined ? {} : { drag: { dx: pulled.rect.x - x, dy: pulled.rect.y - y, cardIds: [id], size: pulled.size } }) })
    },
    write({ rect, size }) {
      const { x, y } = section.position
      if (rect.x === x && rect.y === y) live.commands.resizeSection(id, size)
      else live.commands.resizeSection(id, size, { x: rect.x, y: rect.y })
    },
  }
}
