import { sectionRect } from '@visiebord/shared/board/selectors/placement.ts'
import type { Match } from '../find/findMatches.ts'
import type { FindPort } from '../find/findPort.ts'
import type { BoardActions } from './boardActions.ts'
import { type Box, type Camera, fit, reveal, toScreen } from './camera.ts'
import type { Flight } from './flight.ts'
import { touches } from './mountedView.ts'
import type { Scene } from './scene.ts'

/** Board units around what was found, so that its ring is seen too. */
const AROUND = 24
/** A title and what stands beside it. */
const TITLE = { w: 400, h: 64 }
/** As near as one goes to read a card that was far away. */
const NEAR_SCALE = 0.8

type Options = { readonly scene: Scene; readonly flight: Flight; readonly actions: BoardActions; readonly surface: () => HTMLElement | null }

/** Finding on the board: what was found is lit wherever it is drawn, and the camera goes there by the least pan. */
export function findOnBoard({ scene: { stage, reader }, flight, actions, surface }: Options): FindPort {
  const { camera } = stage
  const boxOf = ({ of, id }: Match): Box | undefined => {
    if (of === 'card') return stage.boxOf(id)
    const section = reader.sections.get(id)
    if (section === undefined) return undefined
    const rect = sectionRect(section)
    return { ...rect, w: Math.min(rect.w, TITLE.w), h: Math.min(rect.h, TITLE.h) }
  }
  const idsOf = (matches: readonly Match[]): ReadonlySet<string> => new Set(matches.filter(({ of }) => of === 'card').map(({ id }) => id))
  const sheetOf = (id: string): HTMLElement | undefined => surface()?.querySelector<HTMLElement>(`[data-section-id="${CSS.escape(id)}"]`) ?? undefined
  return {
    isInView: (match) => {
      const box = boxOf(match)
      return box !== undefined && touches(box, stage.view())
    },
    light: (matches, now) => {
      stage.flag('data-found', idsOf(matches))
      stage.flag('data-found-now', idsOf(now === undefined ? [] : [now]))
      for (const sheet of surface()?.querySelectorAll('[data-section-id][data-found]') ?? []) sheet.removeAttribute('data-found')
      for (const match of matches) if (match.of === 'section') sheetOf(match.id)?.setAttribute('data-found', match === now ? 'now' : '')
    },
    show: (match, { under, near }) => {
      const box = boxOf(match)
      if (box === undefined) return
      const { viewport, insets } = stage
      const room = { x: box.x - AROUND, y: box.y - AROUND, w: box.w + 2 * AROUND, h: box.h + 2 * AROUND }
      const from = camera.getState()
      const seenWith = (top: number): Camera => {
        const screen = { viewport, insets: { ...insets, top } }
        return near && stage.isFar() ? fit(room, { ...screen, most: NEAR_SCALE }) : reveal(from, room, screen)
      }
      const origin = surface()?.getBoundingClientRect()
      const slip = under === undefined || origin === undefined ? undefined : { x: under.left - origin.left, y: under.top - origin.top, w: under.width, h: under.height }
      const isUnder = (camera: Camera): boolean => slip !== undefined && touches(slip, { ...toScreen(camera, room), w: room.w * camera.scale, h: room.h * camera.scale })
      const least = seenWith(insets.top)
      const to = slip !== undefined && isUnder(least) ? seenWith(Math.max(insets.top, slip.y + slip.h + 8)) : least
      if (to === from) flight.stop()
      else flight.to(to)
    },
    take: ({ of, id }) => {
      flight.stop()
      if (of === 'card') {
        if (!reader.cards.has(id)) return false
        actions.focus(id)
        return true
      }
      const title = sheetOf(id)?.querySelector<HTMLElement>('[data-ground-title]') ?? surface()
      title?.focus({ preventScroll: true })
      return title !== undefined && title !== null
    },
  }
}
