import { type Box, toScreen } from '../canvas/camera.ts'
import { around } from '../canvas/mountedView.ts'
import type { Scene } from '../canvas/scene.ts'
import { slipsOn } from '../canvas/slipsOn.ts'
import { slipPlace } from './slipPlace.ts'

/** CSS px that focus and choice rings reach out of a card. */
const RING = 9

type Options = {
  /** In which somebody writes on the one card that it is about: it may reach out of the card, and neither is ever covered. */
  readonly field?: HTMLElement | undefined
  /** CSS px of a tag that stands on the card. */
  readonly tagged?: number
}

/** Keeps the slip beside the chosen cards: with the camera, with what moves them, out of the way of the keyboard, and out of sight while a hand drags. Returns the way to let go. */
export function followChosen(slip: HTMLElement, { stage, selection }: Pick<Scene, 'stage' | 'selection'>, ids: ReadonlySet<string>, { field, tagged = 0 }: Options = {}): () => void {
  /** What must be measured, anew when something else than the camera changed: in a pan nothing is. */
  let known: { readonly about: ReturnType<typeof around>; readonly size: { readonly w: number; readonly h: number }; readonly others: ReturnType<typeof slipsOn> } | undefined
  const onScreen = (box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }, by = 0) => {
    const camera = stage.camera.getState()
    const { x, y } = toScreen(camera, box)
    return { x: x - by, y: y - by, w: box.w * camera.scale + 2 * by, h: box.h * camera.scale + 2 * by }
  }
  const reach = (box: Box): readonly Box[] => (field === undefined ? [] : [{ x: box.x + field.offsetLeft, y: box.y + field.offsetTop, w: field.offsetWidth, h: field.offsetHeight }])
  const draw = (): void => {
    known ??= { about: around([...ids].flatMap((id) => stage.boxOf(id) ?? []).flatMap((box) => [box, ...reach(box)])), size: { w: slip.offsetWidth, h: slip.offsetHeight }, others: slipsOn(slip.offsetParent, slip) }
    const { about, size, others } = known
    const { focusId } = selection.getState()
    const focus = focusId === undefined ? undefined : stage.seenBoxOf(focusId)
    const seen = about === undefined ? undefined : onScreen(about)
    const on = seen === undefined ? undefined : { ...seen, y: seen.y - tagged, h: seen.h + tagged }
    const clear = [...others, ...(focus === undefined ? [] : [onScreen(focus, RING)]), ...(field === undefined || on === undefined ? [] : [on])]
    const at = on === undefined || stage.flagged('data-moving') !== undefined ? undefined : slipPlace({ about: on, size, viewport: stage.viewport, insets: stage.insets, clear })
    // Who has the keyboard in it keeps it: hidden it would be lost.
    slip.toggleAttribute('data-away', at === undefined && !slip.contains(document.activeElement))
    if (at !== undefined) slip.style.transform = `translate(${at.x}px, ${at.y}px)`
  }
  const ask = (): void => stage.frames.request('arrange-slip', draw)
  const measure = (): void => {
    known = undefined
    ask()
  }
  draw()
  const resize = new ResizeObserver(measure)
  resize.observe(slip)
  if (field !== undefined) resize.observe(field)
  const stops = [
    stage.onView(ask),
    stage.onFlags(ask),
    selection.subscribe(ask),
    stage.onBoxes((changes) => (changes.some(({ id }) => ids.has(id)) ? measure() : undefined)),
    () => resize.disconnect(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
