import { type KeyboardEvent, type PointerEvent as ReactPointerEvent, useEffect, useId, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import type { BoardActions } from '../canvas/boardActions.ts'
import type { Point } from '../canvas/camera.ts'
import type { Direction } from '../canvas/keyMap.ts'
import { useScene } from '../canvas/scene.ts'
import { GoToMenu } from './GoToMenu.tsx'
import { keepFocusFree } from './keepFocusFree.ts'
import { liveMap, type LiveMap } from './liveMap.ts'
import { cameraAbout, cameraDragged, freeView, fromMap, type Size } from './mapGeometry.ts'
import styles from './MapSlip.module.css'
import { minimapWords } from './words.ts'

/** CSS px of the drawing; the style sheet says the same. */
const SIZE: Size = { w: 192, h: 108 }
/** What an arrow moves, as a part of what is seen; with Shift all of it but a strip. */
const STEP = { little: 0.25, much: 0.9 } as const
const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }
/** A finger that trembles drags nothing, px. */
const STILL_PX = 3
/** What is in view is said once the view rests, ms. */
const SAID_AFTER_MS = 500

/** The board as a small drawing with the view as a frame in it: press to fly there, drag the frame, or use the arrow keys. */
export function MapSlip({ actions }: { readonly actions: BoardActions }) {
  const { stage, reader, parties, live } = useScene()
  const words = useWords(minimapWords)
  const slip = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const map = useRef<LiveMap>(undefined)
  const hint = useId()
  useEffect(() => {
    if (canvas.current === null || frame.current === null) return undefined
    const made = liveMap({ canvas: canvas.current, frame: frame.current, size: SIZE, stage, reader, parties: () => parties })
    map.current = made
    return () => {
      map.current = undefined
      made.dispose()
    }
  }, [stage, reader, parties])
  useEffect(() => (slip.current === null ? undefined : keepFocusFree(slip.current, stage)), [stage])
  const said = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(said.current), [])

  const sayWhatIsSeen = (): void => {
    clearTimeout(said.current)
    said.current = setTimeout(() => {
      const view = freeView(stage.camera.getState(), stage)
      const names = [...reader.sections.values()].flatMap(({ title, position: { x, y }, size: { w, h } }) => (x < view.x + view.w && x + w > view.x && y < view.y + view.h && y + h > view.y ? [title.trim() === '' ? words.untitled : title] : []))
      live?.announce.say(names.length === 0 ? words.nothingInView : words.inView(names.slice(0, 5).join(', ')))
    }, SAID_AFTER_MS)
  }
  const press = (event: KeyboardEvent): void => {
    const view = freeView(stage.camera.getState(), stage)
    const direction = ARROWS[event.key]
    if (direction !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const part = event.shiftKey ? STEP.much : STEP.little
      const [dx, dy] = { left: [-view.w, 0], right: [view.w, 0], up: [0, -view.h], down: [0, view.h] }[direction] as [number, number]
      const camera = stage.camera.getState()
      letGoOfFlight()
      stage.camera.setState({ ...camera, x: camera.x + dx * part, y: camera.y + dy * part }, true)
      map.current?.frameNow()
      sayWhatIsSeen()
    } else if (event.key === 'Enter' || event.key === ' ') slip.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click()
    else if (event.key === 'Home') actions.fitAll()
    else if (event.key === 'Escape') backToBoard(slip.current)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const letGoOfFlight = (): void => stage.frames.request('flight', () => undefined)
  const take = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const laid = map.current?.map()
    if (event.button !== 0 || laid === undefined || area.current === null) return
    const corner = area.current.getBoundingClientRect()
    const pointOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => ({ x: clientX - corner.left, y: clientY - corner.top })
    const down = pointOf(event)
    const onFrame = event.target === frame.current
    let from = stage.camera.getState()
    if (!onFrame) {
      from = cameraAbout(from, fromMap(laid, down), stage)
      const { scale } = from
      actions.fitTo(freeView(from, stage), { most: scale, least: scale })
    }
    const over = new AbortController()
    const { signal } = over
    let dragged = false
    window.addEventListener('pointermove', (move) => {
      if (move.pointerId !== event.pointerId) return
      const now = pointOf(move)
      if (!dragged && Math.hypot(now.x - down.x, now.y - down.y) < STILL_PX) return
      dragged = true
      letGoOfFlight()
      stage.camera.setState(cameraDragged(from, laid, { x: now.x - down.x, y: now.y - down.y }), true)
      map.current?.frameNow()
    }, { signal })
    for (const end of ['pointerup', 'pointercancel'] as const) window.addEventListener(end, (up) => up.pointerId === event.pointerId && over.abort(), { signal })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
    <div ref={slip} role="group" className={styles.slip} data-slip="" data-map="" data-over-corner="" aria-label={words.map}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- moved in two directions: no role but this lets a screen reader pass arrow keys on */}
      <div ref={area} className={styles.area} role="application" tabIndex={0} aria-label={words.mapLabel} aria-describedby={hint} onKeyDown={press} onPointerDown={take}>
        <canvas ref={canvas} className={styles.drawing} aria-hidden="true" />
        <div ref={frame} className={styles.frame} aria-hidden="true" />
      </div>
      <p id={hint} hidden>{words.hint}</p>
      <GoToMenu actions={actions} className={styles.goTo} />
    </div>
  )
}

/** To the card that had the keyboard, else to the ground. */
function backToBoard(from: HTMLElement | null): void {
  const surface = from?.parentElement?.querySelector<HTMLElement>('[data-board-surface]')
  ;(surface?.querySelector<HTMLElement>('[data-card-id][tabindex="0"]') ?? surface)?.focus({ preventScroll: true })
}
