import { roadmapPlaceAt } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { addQuarters } from '@visiebord/shared/board/geometry/quarters.ts'
import { projectOf } from '@visiebord/shared/board/selectors/projectOf.ts'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { BoardActions } from './boardActions.ts'
import { type Point, toBoard } from './camera.ts'
import type { Liftable } from './cardSensor.ts'
import { attachCarrying } from './carrying.ts'
import { DragHand } from './dragHand.ts'
import type { DragReceiver } from './DragSurface.tsx'
import type { Flight } from './flight.ts'
import { createGhosts } from './ghosts.ts'
import type { PressedOn } from './gestures.ts'
import { cardAt, fingerCarries } from './hit.ts'
import { attachMarquee } from './marquee.ts'
import styles from './Overlay.module.css'
import { OPENS_AT_ONCE } from './opensAtOnce.ts'
import { attachPanZoom } from './panZoom.ts'
import { movesWith } from './sectionDrag.ts'
import { attachCameraShield, fellOn } from './shield.ts'
import { whyNotCard } from './permission.ts'
import { createPreview } from './preview.ts'
import type { Scene } from './scene.ts'
import { isPen, type Tool } from './tool.ts'
import type { CanvasWords } from './words.ts'

type Options = {
  readonly scene: Scene
  readonly surface: RefObject<HTMLElement | null>
  readonly layer: RefObject<HTMLElement | null>
  readonly liftable: Liftable
  readonly receiver: DragReceiver
  readonly flight: Flight
  readonly actions: BoardActions
  readonly words: CanvasWords
  readonly tool: Tool
  readonly setTool: (tool: Tool) => void
  readonly linkAt: (id: string) => void
  readonly openCard: ((id: string) => void) | undefined
}

/** A second press within this time edits the card instead of opening it, ms. Fingers are slower. */
const OPENS_AFTER_MS = { touch: 340, other: 260 } as const
/** Who pans with a finger over cards that stand fast need not hear why at each of them, ms. */
const SAID_AGAIN_AFTER_MS = 60_000

/** What one pointer drags by itself. */
const GRIPS = '[data-section-grip], [data-corner], [data-frame-grip]'
const IN_THE_WAY = '[data-editor], [data-section-grip], [data-corner], [data-frame-grip], [role=menu], button, input, textarea'

/** Presses on the surface: lift, pan, choose, draw, open. */
export function usePointerHands({ scene, surface, layer, liftable, receiver, flight, actions, words, tool, setTool, linkAt, openCard }: Options): void {
  const now = useRef({ tool, linkAt, actions, words, setTool, openCard })
  useLayoutEffect(() => {
    now.current = { tool, linkAt, actions, words, setTool, openCard }
  })
  useEffect(() => {
    const area = surface.current
    if (area === null) return undefined
    const { stage, reader, selection, live } = scene
    const under = (): HTMLElement | undefined => layer.current?.querySelector<HTMLElement>('[data-ghosts]') ?? undefined
    const over = (): HTMLElement | undefined => layer.current?.querySelector<HTMLElement>('[data-overlay]') ?? undefined
    const copied = (ids: readonly string[]): void => {
      const [first] = ids
      if (first === undefined) return
      now.current.actions.select(ids)
      now.current.actions.focus(first, { pointer: true })
      now.current.actions.say(now.current.words.duplicated(ids.length))
    }
    const hand = new DragHand(scene, { ghosts: createGhosts(scene, under), preview: createPreview(over, styles['preview'] ?? ''), copied })
    const stopCarrying = layer.current === null ? undefined : attachCarrying(stage, layer.current)
    const stopShield = attachCameraShield(stage, area)
    const pointOf = (event: { clientX: number; clientY: number }): Point => {
      const box = area.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }
    const boardPoint = (event: { clientX: number; clientY: number }): Point => toBoard(stage.camera.getState(), pointOf(event))
    const hit = (event: MouseEvent): string | undefined => cardAt(stage, fellOn(event), boardPoint(event))
    /** What a press on this card would lift; steps on the roadmap go with their project. */
    const heldBy = (id: string): string => {
      const card = reader.cards.get(id)
      return card?.kind === 'step' && card.position === undefined ? (projectOf(reader, card)?.id ?? id) : id
    }
    const denied = (id: string): string | undefined => whyNotCard(live, reader.cards.get(heldBy(id)), now.current.words)
    const closest = (event: MouseEvent, what: string): Element | null => {
      const target = fellOn(event)
      return target instanceof Element ? target.closest(what) : null
    }
    const isInTheWay = (event: MouseEvent): boolean => closest(event, IN_THE_WAY) !== null

    let opening: ReturnType<typeof setTimeout> | undefined
    let press: { readonly id: string | undefined; readonly at: Point; readonly byFinger: boolean; told: boolean } | undefined
    let said: { readonly reason: string; readonly at: number } | undefined
    let tappedTwice = false
    const { signal, stop } = abortable()
    area.addEventListener('pointerdown', (event) => (press = { id: hit(event), at: pointOf(event), byFinger: event.pointerType === 'touch', told: false }), { signal, capture: true })
    /** Marks a press that may lift what it falls on, for what makes drags of presses. */
    const pressedOn = (event: PointerEvent): PressedOn => {
      const { tool: held } = now.current
      tappedTwice = false
      const grip = closest(event, GRIPS)
      if (grip !== null) return movesWith(event, grip) ? 'thing' : 'table'
      if (isInTheWay(event)) return 'other'
      if (isPen(held)) return 'draw'
      if (held === 'section' || event.shiftKey) return 'thing'
      const id = hit(event)
      if (id === undefined || held !== 'choose' || denied(id) !== undefined) return 'table'
      const lifted = heldBy(id)
      if (event.pointerType === 'touch' && !fingerCarries({ box: stage.boxOf(lifted), scale: stage.camera.getState().scale, viewport: stage.viewport, isChosen: selection.getState().ids.has(lifted) })) return 'table'
      liftable.add(event)
      return 'thing'
    }
    const stopPan = attachPanZoom({ surface: area, stage, flight, pressedOn, onArea: (from) => marquee.draw(from), onTwice: () => (tappedTwice = true) })
    const marquee = attachMarquee({
      area,
      stage,
      className: styles['marquee'] ?? '',
      purpose: (event) => (isInTheWay(event) || event.button !== 0 || isPen(now.current.tool) ? undefined : now.current.tool === 'section' ? 'section' : event.shiftKey ? 'choose' : undefined),
      onChoose(ids, add) {
        now.current.actions.select(add ? [...selection.getState().ids, ...ids] : ids, { tell: true })
        // The menu of a long press had the keyboard.
        if (document.activeElement === document.body) area.focus({ preventScroll: true })
      },
      onSection: (box) => {
        now.current.setTool('choose')
        if (live === undefined || !now.current.actions.may('structure')) return
        const id = live.commands.addSection({ title: now.current.words.newSection, position: { x: box.x, y: box.y }, size: { w: box.w, h: box.h } })
        if (id !== '') selection.setState({ ids: new Set(), sectionId: id }, true)
      },
    })
    /** Where the board lies while a drag goes on: asked for at each move, the page would have to work out its layout each time. */
    let origin: Point = { x: 0, y: 0 }
    receiver.take({
      start(at, event) {
        const grabbed = hit(event)
        if (grabbed === undefined) return
        const id = heldBy(grabbed)
        const { ids } = selection.getState()
        const all = ids.has(id) ? [...ids] : [id]
        const cards = all.flatMap((each) => {
          const card = reader.cards.get(each)
          const isFree = card?.position !== undefined || (each === id && card?.kind === 'project')
          return card !== undefined && isFree && denied(each) === undefined ? [card] : []
        })
        if (cards.length === 0) return
        const stay = all.filter((each) => reader.cards.get(each)?.locked === true).length
        if (stay > 0) now.current.actions.say(now.current.words.lockedStay(stay), true)
        area.dataset['dragging'] = ''
        const stretch = closest(event, '[data-stretch]') !== null
        origin = area.getBoundingClientRect()
        hand.lift(cards, { x: at.x - origin.x, y: at.y - origin.y }, { stretch, copies: event.altKey })
      },
      move: (at) => hand.drag({ x: at.x - origin.x, y: at.y - origin.y }),
      end() {
        delete area.dataset['dragging']
        hand.drop()
      },
      cancel() {
        delete area.dataset['dragging']
        hand.cancel()
      },
    })
    area.addEventListener(
      'pointermove',
      (event) => {
        if (press !== undefined && !press.told && event.buttons === 1 && press.id !== undefined && Math.hypot(pointOf(event).x - press.at.x, pointOf(event).y - press.at.y) > 10) {
          press.told = true
          const reason = denied(press.id)
          const isOld = said?.reason === reason && press.byFinger && event.timeStamp - (said?.at ?? 0) < SAID_AGAIN_AFTER_MS
          if (reason !== undefined && !isOld) {
            said = { reason, at: event.timeStamp }
            now.current.actions.say(reason, true)
          }
        }
        if (area.dataset['dragging'] === undefined && event.pointerType !== 'touch') live?.motion.send({ cursor: boardPoint(event) })
      },
      { signal },
    )
    area.addEventListener('pointerleave', () => (area.dataset['dragging'] === undefined ? live?.motion.send({}) : undefined), { signal })
    const editAt = (event: MouseEvent): void => {
      if (isInTheWay(event) || now.current.tool !== 'choose') return
      clearTimeout(opening)
      const id = hit(event)
      if (id !== undefined) {
        // What is sealed is read, not written.
        if (live === undefined) now.current.openCard?.(id)
        else now.current.actions.edit(id)
        return
      }
      const at = boardPoint(event)
      const place = stage.roadmap === undefined ? undefined : roadmapPlaceAt(stage.roadmap, at)
      if (place === undefined) now.current.actions.add('note', at)
      else now.current.actions.addProject({ laneId: place.laneId, start: place.quarter, end: addQuarters(place.quarter, 1) })
    }
    area.addEventListener(
      'click',
      (event) => {
        if (isInTheWay(event) || isPen(now.current.tool)) return
        if (tappedTwice && now.current.tool === 'choose') {
          tappedTwice = false
          editAt(event)
          return
        }
        const id = hit(event)
        if (now.current.tool === 'link') {
          if (id !== undefined) now.current.linkAt(id)
          return
        }
        if (id === undefined) {
          if (!event.shiftKey && (selection.getState().ids.size > 0 || selection.getState().sectionId !== undefined)) now.current.actions.select([])
          area.focus({ preventScroll: true })
          return
        }
        clearTimeout(opening)
        const { ids } = selection.getState()
        if (event.shiftKey || event.ctrlKey || event.metaKey) now.current.actions.toggle(id)
        else {
          const opens = event.detail < 2 && ((ids.size === 1 && ids.has(id)) || (live !== undefined && OPENS_AT_ONCE[reader.cards.get(id)?.kind ?? 'note']))
          // Fast hands are elsewhere by then: a panel that comes late must not take the keyboard from what is being written.
          const isStillChosen = (): boolean => selection.getState().ids.size === 1 && selection.getState().ids.has(id) && selection.getState().editingId === undefined
          if (opens) opening = setTimeout(() => isStillChosen() && now.current.openCard?.(id), press?.byFinger === true ? OPENS_AFTER_MS.touch : OPENS_AFTER_MS.other)
          now.current.actions.select([id])
        }
        now.current.actions.focus(id, { pointer: true })
      },
      { signal },
    )
    // Two taps of a finger are told apart by the board itself: not every system makes a double click of them.
    area.addEventListener('dblclick', (event) => (press?.byFinger === true ? undefined : editAt(event)), { signal })
    return () => {
      clearTimeout(opening)
      hand.cancel()
      stopCarrying?.()
      stopShield()
      stop()
      stopPan()
      marquee.stop()
      receiver.take(undefined)
      live?.motion.send({})
    }
  }, [scene, surface, layer, liftable, receiver, flight])
}

const abortable = (): { readonly signal: AbortSignal; readonly stop: () => void } => {
  const controller = new AbortController()
  return { signal: controller.signal, stop: () => controller.abort() }
}
