import { centre } from '@visiebord/shared/board/geometry/rect.ts'
import { ROADMAP } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { gatherCards, newCardOf } from '@visiebord/shared/board/gatherCards.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import { sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import { beginSnapping, type Snapping } from '../arrange/snapping.ts'
import { barDrop, type BarPlace, projectDrop, stretchDrop } from '../roadmap/barDrop.ts'
import { type Point, panBy, toBoard } from './camera.ts'
import { edgePush } from './edgePush.ts'
import { around } from './mountedView.ts'
import type { Scene } from './scene.ts'

/** Of more cards than this only those in sight stay elements wherever the view goes. */
const MOST_KEPT = 400

type Grip = {
  readonly ids: readonly string[]
  /** What is seen moving: the ids, and the steps that hang on a project. */
  readonly moving: ReadonlySet<string>
  /** `bar`: a project on the roadmap; `stretch`: its right edge; `cards`: free cards, `lone` when a single project that may land on the roadmap. */
  readonly how: 'cards' | 'lone' | 'bar' | 'stretch'
  /** The cards stay where they are; what is in the hand is made when it is put down. */
  readonly copies: boolean
  readonly from: Point
  /** Where all that moves lay at the grab: what others write meanwhile takes nothing out of the hand. */
  readonly lay: ReadonlyMap<string, Point>
  /** Draws free cards to lines; what goes on the roadmap has its quarters for that. */
  readonly snapping: Snapping | undefined
  readonly stop: () => void
}

export type DragView = {
  /** Dashed places that the cards came from; `stay`: the cards themselves, for it is copies that are in the hand. */
  ghosts(ids: readonly string[], options?: { readonly stay: boolean }): void
  /** Where a project would land on the roadmap. */
  preview(place: BarPlace | undefined): void
  /** These copies were put down. */
  copied(ids: readonly string[]): void
}

/**
 * My hand with cards in it. Offsets go straight to the elements, motion to everyone; the drop is one command. `from` and
 * `to` are px on the surface, so that a pan meanwhile counts.
 */
export class DragHand {
  readonly #scene: Scene
  readonly #view: DragView
  #grip: Grip | undefined
  #pointer: Point = { x: 0, y: 0 }
  /** How far all of it is moved now. */
  #way: { readonly dx: number; readonly dy: number } = { dx: 0, dy: 0 }

  constructor(scene: Scene, view: DragView) {
    this.#scene = scene
    this.#view = view
  }

  get isHolding(): boolean {
    return this.#grip !== undefined
  }

  /** Ids must be allowed to this hand already. */
  lift(cards: readonly Card[], pointer: Point, options: { readonly stretch: boolean; readonly copies?: boolean }): void {
    const { stage, reader } = this.#scene
    const [first] = cards
    const onRoadmap = cards.length === 1 && first?.kind === 'project' && first.position === undefined
    const how = onRoadmap ? (options.stretch ? 'stretch' : 'bar') : cards.length === 1 && first?.kind === 'project' ? 'lone' : 'cards'
    const ids = cards.map((card) => card.id)
    const moving = new Set(ids.flatMap((id) => [id, ...reader.stepsOf(id).filter((step) => reader.cards.get(step)?.position === undefined && how !== 'stretch')]))
    const snapping = how === 'cards' || how === 'lone' ? this.#beginSnapping(ids, moving) : undefined
    const copies = options.copies === true && how !== 'stretch'
    const lay = stage.placesOf(moving)
    // Whoever else moves the board or the cards, the hand holds what it holds; what another threw away is in no hand, and came from nowhere.
    const again = (): void => {
      const left = ids.filter((id) => reader.cards.has(id))
      if (left.length === 0) return this.#letGo()
      if (left.length < ids.length && !copies) this.#view.ghosts(left)
      this.#follow()
    }
    const stops = [stage.onView(() => this.#follow()), stage.onBoxes((changes) => (changes.some(({ id }) => lay.has(id)) ? again() : undefined))]
    const stop = (): void => {
      for (const each of stops.splice(0)) each()
    }
    this.#grip = { ids, moving, how, copies, lay, snapping, from: toBoard(stage.camera.getState(), pointer), stop }
    this.#pointer = pointer
    // Ahead of the flags of a hand: what stays looks as it lay there.
    if (copies) this.#view.ghosts([...moving], { stay: true })
    stage.keep('hand', moving.size > MOST_KEPT ? new Set([...moving].filter((id) => stage.isMounted(id))) : moving)
    stage.flag('data-moving', moving)
    stage.flag('data-lifted', how === 'stretch' ? new Set() : moving)
    if (!copies) this.#view.ghosts(ids)
    this.#follow()
  }

  drag(pointer: Point): void {
    this.#pointer = pointer
    this.#follow()
    if (this.#atEdge() !== undefined) this.#scene.stage.frames.request('edge-pan', this.#panAtEdge)
  }

  /** Puts everything back where it was. */
  cancel(): void {
    this.#letGo()
  }

  drop(): void {
    const grip = this.#grip
    if (grip === undefined) return
    // What it writes itself moves nothing in the hand.
    grip.stop()
    const { live, reader, stage } = this.#scene
    const { dx, dy } = this.#way
    const at = toBoard(stage.camera.getState(), this.#pointer)
    const place = this.#placeOn(grip)
    if (live !== undefined && (dx !== 0 || dy !== 0)) {
      const [id] = grip.ids
      if (grip.copies) this.#putCopies(grip, place, at)
      else if (place !== undefined && id !== undefined) live.commands.placeProject(id, place.place)
      else if (grip.how === 'bar' && id !== undefined) {
        live.commands.unplaceProject(id, { x: Math.round(at.x - 118), y: Math.round((grip.lay.get(id)?.y ?? at.y) + dy) })
      } else if (grip.how !== 'stretch') {
        live.commands.moveCards(
          grip.ids.flatMap((each) => {
            const card = reader.cards.get(each)
            const box = stage.boxOf(each)
            if (card?.position === undefined || box === undefined) return []
            const lay = grip.lay.get(each) ?? card.position
            const position = { x: lay.x + dx, y: lay.y + dy }
            const section = sectionAt(reader, { x: position.x + box.w / 2, y: position.y + box.h / 2 })
            return [{ id: each, position, sectionId: section?.id ?? null, onTop: true }]
          }),
        )
      }
    }
    this.#letGo()
  }

  /** The same cards again where the hand is, with their steps, tags and the links among them, in one step. */
  #putCopies(grip: Grip, place: BarPlace | undefined, at: Point): void {
    const { live, reader, stage } = this.#scene
    const { dx, dy } = this.#way
    const { ids, how } = grip
    const asked = new Set(ids)
    const { cards, links, tags } = gatherCards(reader, asked)
    const copies = cards.map((card) => {
      const { position, sectionId: _section, fields = {}, ...copy } = newCardOf(card)
      const box = stage.boxOf(card.id)
      if (asked.has(card.id) && place !== undefined) return { ...copy, fields: { ...fields, ...place.place } }
      if (asked.has(card.id) && how === 'bar') {
        const { laneId: _lane, start: _start, end: _end, ...free } = fields
        return { ...copy, fields: free, position: { x: Math.round(at.x - 118), y: Math.round((grip.lay.get(card.id)?.y ?? at.y) + dy) } }
      }
      if (position === undefined) return { ...copy, fields }
      const lay = grip.lay.get(card.id) ?? position
      const moved = { x: lay.x + dx, y: lay.y + dy }
      const section = sectionAt(reader, centre({ ...moved, w: box?.w ?? 0, h: box?.h ?? 0 }))
      return { ...copy, fields, position: moved, ...(section === undefined ? {} : { sectionId: section.id }) }
    })
    const made = live?.commands.pasteCards({ cards: copies, links, tags }) ?? []
    this.#view.copied(made.filter((_, index) => asked.has(cards[index]?.id ?? '')))
  }

  #offset(grip: Grip): { readonly dx: number; readonly dy: number } {
    const now = toBoard(this.#scene.stage.camera.getState(), this.#pointer)
    return { dx: Math.round(now.x - grip.from.x), dy: Math.round(now.y - grip.from.y) }
  }

  /** From where a card lies now to where the hand has it. */
  #offsetOf(id: string, { lay }: Grip): { readonly dx: number; readonly dy: number } {
    const { dx, dy } = this.#way
    const [from, now] = [lay.get(id), this.#scene.stage.boxOf(id)]
    return from === undefined || now === undefined ? { dx, dy } : { dx: from.x + dx - now.x, dy: from.y + dy - now.y }
  }

  #beginSnapping(ids: readonly string[], mine: ReadonlySet<string>): Snapping | undefined {
    const { stage } = this.#scene
    const box = around(ids.flatMap((id) => stage.boxOf(id) ?? []))
    if (box === undefined) return undefined
    return beginSnapping({
      stage,
      box,
      others: (view) => stage.index.search(view).flatMap((id) => (mine.has(id) ? [] : (stage.boxOf(id) ?? []))),
      near: () => stage.elementOf(ids[0] ?? ''),
      again: () => this.#follow(),
    })
  }

  #placeOn(grip: Grip): BarPlace | undefined {
    const { stage, reader } = this.#scene
    const layout = stage.roadmap
    const [id] = grip.ids
    const card = id === undefined ? undefined : reader.cards.get(id)
    if (layout === undefined || card?.kind !== 'project') return undefined
    const at = toBoard(stage.camera.getState(), this.#pointer)
    const { dx } = this.#offset(grip)
    const bar = layout.bars.find((each) => each.id === id)
    if (grip.how === 'stretch') return bar === undefined ? undefined : stretchDrop(layout, card, bar.rect.x + bar.rect.w + dx)
    if (grip.how === 'bar') return bar === undefined ? undefined : barDrop(layout, card, { left: (grip.lay.get(bar.id)?.x ?? bar.rect.x) + dx, y: at.y, x: at.x })
    return grip.how === 'lone' ? projectDrop(layout, card, at) : undefined
  }

  #follow(): void {
    const grip = this.#grip
    if (grip === undefined) return
    const { stage, live } = this.#scene
    const place = this.#placeOn(grip)
    if (place !== undefined) grip.snapping?.clear()
    const { dx } = (this.#way = place !== undefined || grip.snapping === undefined ? this.#offset(grip) : grip.snapping.along(this.#offset(grip)))
    if (grip.how === 'stretch') {
      const [id] = grip.ids
      const box = id === undefined ? undefined : stage.boxOf(id)
      if (id !== undefined && box !== undefined) stage.setOffset(id, 'mine', { dx: 0, dy: 0, dw: Math.max(ROADMAP.quarterWidth * 0.6 - box.w, dx) })
    } else stage.carry({ lay: grip.lay, offset: this.#way })
    this.#view.preview(place)
    const [first, ...more] = grip.ids
    // One offset is told for all of them: of one card it is where it is seen here.
    const told = first === undefined || more.length > 0 || grip.how === 'stretch' ? this.#way : this.#offsetOf(first, grip)
    const cursor = toBoard(stage.camera.getState(), this.#pointer)
    live?.motion.send({ cursor, drag: { dx: told.dx, dy: grip.how === 'stretch' ? 0 : told.dy, cardIds: grip.ids.slice(0, 200), ...(grip.how === 'stretch' ? { stretch: true } : {}) } })
  }

  #letGo(): void {
    const grip = this.#grip
    if (grip === undefined) return
    this.#grip = undefined
    this.#way = { dx: 0, dy: 0 }
    grip.stop()
    grip.snapping?.end()
    const { stage, live } = this.#scene
    if (grip.how === 'stretch') for (const id of grip.moving) stage.setOffset(id, 'mine', undefined)
    else stage.carry(undefined)
    stage.flag('data-moving', new Set())
    stage.flag('data-lifted', new Set())
    stage.keep('hand', new Set())
    this.#view.ghosts([])
    this.#view.preview(undefined)
    live?.motion.send({ cursor: toBoard(stage.camera.getState(), this.#pointer) })
  }

  #atEdge(): Point | undefined {
    return edgePush(this.#scene.stage, this.#pointer)
  }

  readonly #panAtEdge = (): void => {
    const push = this.#atEdge()
    if (this.#grip === undefined || push === undefined) return
    const { camera, frames } = this.#scene.stage
    camera.setState(panBy(camera.getState(), push.x, push.y), true)
    frames.request('edge-pan', this.#panAtEdge)
  }
}
