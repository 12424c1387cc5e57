import { askedBy, HANDLES, type HandleName, isHandleName, keepsRatio, type Pullable, type Pulled, pulledTo, type PullHow } from '@visiebord/shared/board/geometry/pulling.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { beginSnapping, type Snapping } from '../arrange/snapping.ts'
import { type Box, panBy, type Point, toBoard } from './camera.ts'
import { edgePush } from './edgePush.ts'
import { TREMBLES } from './gestures.ts'
import type { Stage } from './stage.ts'

/** What a hand pulls at, and what becomes of it. */
export type PullTarget = {
  readonly thing: Pullable
  /** What its edges may line up with in this part of the board. */
  readonly others: (view: Box) => readonly Box[]
  /** As it is now under the hand, which is at that point of the board; undefined: as it lay there. */
  readonly show: (pulled: Pulled | undefined, at: Point) => void
  readonly write: (pulled: Pulled) => void
}
type Options = {
  readonly stage: Stage
  readonly live: Pick<OpenWorkshop, 'onHandIn'>
  /** Undefined: it cannot be pulled at now. */
  readonly take: () => PullTarget | undefined
}

const CURSORS: Readonly<Record<HandleName, string>> = { nw: 'nwse', se: 'nwse', ne: 'nesw', sw: 'nesw', n: 'ns', s: 'ns', e: 'ew', w: 'ew' }

/** The click that follows a pull is nobody's. */
const swallowClick = (): void => window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })

/** What comes of it once its moving edges are drawn to lines. By its ratio the nearer of two lines decides. */
export function drawnToLines(thing: Pullable, pulled: Pulled, how: PullHow, snapping: Pick<Snapping, 'edges'>): Pulled {
  const { dx, dy } = snapping.edges(pulled.rect, how)
  if (dx === undefined && dy === undefined) return pulled
  const { rect, size } = pulled
  const twice = how.aboutMiddle ? 2 : 1
  const across = dx === undefined ? undefined : rect.w + how.handle.x * dx * twice
  const down = dy === undefined ? undefined : rect.h + how.handle.y * dy * twice
  if (!keepsRatio(thing, how)) return pulledTo(thing, { w: across ?? size.w, h: down ?? size.h }, how)
  const byWidth = across !== undefined && (dy === undefined || Math.abs(dx ?? 0) <= Math.abs(dy))
  const times = byWidth ? across / thing.box.w : (down ?? rect.h) / thing.box.h
  return pulledTo(thing, { w: thing.box.w * times, h: thing.box.h * times }, how)
}

/**
 * Pulls something larger or smaller by the handle (`data-handle`) that was pressed in this element: seen at once, written
 * once. Shift keeps the ratio, Alt the middle; Esc gives the size back; a seal that comes takes it as it is.
 */
export function attachPull(area: HTMLElement, { stage, live, take }: Options): () => void {
  const all = new AbortController()
  let end: (keep: boolean) => void = () => undefined
  const down = (event: PointerEvent): void => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle]')?.dataset['handle'] : undefined
    const surface = area.closest<HTMLElement>('[data-board-surface]')
    const target = isHandleName(name) && event.button === 0 ? take() : undefined
    if (!isHandleName(name) || target === undefined || surface === null) return
    event.stopPropagation()
    event.preventDefault()
    end(false)
    const { thing } = target
    const origin = surface.getBoundingClientRect()
    const onSurface = ({ x, y }: Point): Point => ({ x: x - origin.left, y: y - origin.top })
    const onBoard = (at: Point): Point => toBoard(stage.camera.getState(), onSurface(at))
    let pointer: Point = { x: event.clientX, y: event.clientY }
    const [pressed, from] = [pointer, onBoard(pointer)]
    const trembles = event.pointerType === 'touch' ? TREMBLES.touch : TREMBLES.other
    let held = { keepsRatio: event.shiftKey, aboutMiddle: event.altKey }
    let pulled: Pulled | undefined
    const follow = (): void => {
      if (pulled === undefined && Math.hypot(pointer.x - pressed.x, pointer.y - pressed.y) <= trembles) return
      surface.dataset['dragging'] = ''
      surface.dataset['pulling'] = CURSORS[name]
      const at = onBoard(pointer)
      const how = { handle: HANDLES[name], ...held }
      const asked = pulledTo(thing, askedBy(thing, { dx: Math.round(at.x - from.x), dy: Math.round(at.y - from.y) }, how), how)
      pulled = drawnToLines(thing, asked, how, snapping)
      snapping.mark(pulled.rect, how.handle)
      target.show(pulled, at)
    }
    const snapping = beginSnapping({ stage, box: thing.box, others: target.others, near: () => area, again: follow })
    const gesture = new AbortController()
    const { signal } = gesture
    end = (keep) => {
      end = () => undefined
      gesture.abort()
      snapping.end()
      stopHandIn()
      stopView()
      stopBoxes()
      delete surface.dataset['dragging']
      delete surface.dataset['pulling']
      const { rect, size } = pulled ?? {}
      // Written before it is shown as it lay: nothing jumps back for a frame.
      if (keep && rect !== undefined && size !== undefined && (size.w !== thing.size.w || size.h !== thing.size.h)) target.write({ rect, size })
      if (pulled !== undefined) target.show(undefined, onBoard(pointer))
    }
    const stopHandIn = live.onHandIn(() => end(true))
    const again = (): void => (pulled === undefined ? undefined : follow())
    const stopView = stage.onView(again)
    // Another moved it: the hand holds its edge where it is.
    const stopBoxes = stage.onBoxes(again)
    const panAtEdge = (): void => {
      const push = signal.aborted || pulled === undefined ? undefined : edgePush(stage, onSurface(pointer))
      if (push === undefined) return
      // What is pulled at follows the view.
      stage.camera.setState(panBy(stage.camera.getState(), push.x, push.y), true)
      stage.frames.request('edge-pan', panAtEdge)
    }
    const heed = ({ shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean }): boolean => {
      if (held.keepsRatio === shiftKey && held.aboutMiddle === altKey) return false
      held = { keepsRatio: shiftKey, aboutMiddle: altKey }
      return true
    }
    window.addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== event.pointerId) return
        pointer = { x: move.clientX, y: move.clientY }
        heed(move)
        follow()
        if (edgePush(stage, onSurface(pointer)) !== undefined) stage.frames.request('edge-pan', panAtEdge)
      },
      { signal },
    )
    window.addEventListener(
      'pointerup',
      (up) => {
        if (up.pointerId !== event.pointerId) return
        if (pulled !== undefined) swallowClick()
        end(true)
      },
      { signal },
    )
    window.addEventListener('pointercancel', () => end(false), { signal })
    const key = (pressedKey: KeyboardEvent): void => {
      if (pressedKey.key === 'Escape' && pressedKey.type === 'keydown') {
        pressedKey.stopImmediatePropagation()
        // The press goes on, over nothing: its end must not let go of what is chosen.
        window.addEventListener('pointerup', swallowClick, { once: true })
        end(false)
        return
      }
      // Alt alone opens a menu of some browsers.
      if (pressedKey.key === 'Alt') pressedKey.preventDefault()
      if (heed(pressedKey) && pulled !== undefined) follow()
    }
    for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, key, { signal, capture: true })
  }
  area.addEventListener('pointerdown', down, { signal: all.signal })
  return () => {
    end(false)
    all.abort()
  }
}
