import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import { readingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Box, type Camera, type CameraStore, ELEMENT_SCALE, type Insets, type Point, type Viewport, viewOf } from './camera.ts'
import { type CardBoxes, createCardBoxes } from './cardBoxes.ts'
import { Elements } from './elements.ts'
import { ElementOrder } from './elementOrder.ts'
import type { Frames } from './frames.ts'
import { around, mustRemount, paddedView, touches } from './mountedView.ts'
import { nextMounted } from './mounting.ts'
import { type Carried, type Offset, Offsets } from './offsets.ts'
import { createSpatialIndex, type SpatialIndex } from './spatialIndex.ts'
import { type Hand, stackingOf } from './stacking.ts'

export type BoxChange = { readonly id: string; readonly was: Box | undefined; readonly now: Box | undefined; readonly local: boolean }

/** Shows what my hand carries now; answers whether the elements themselves may come after later. */
export type Carrier = (carried: Carried | undefined) => boolean

type Options = { readonly reader: BoardReader; readonly camera: CameraStore; readonly frames: Frames; readonly viewport: Viewport; readonly insets: Insets }

/**
 * Where everything stands, outside React: boxes of all cards in an index, the ids that are mounted, and the elements
 * that stand for them. A pan moves one transform; a moved card writes one element. Lives as long as one open board.
 */
export class Stage {
  readonly reader: BoardReader
  readonly camera: CameraStore
  readonly frames: Frames
  /** Ids of mounted cards, in reading order as far as known. Changes only when the view leaves what is mounted. */
  readonly mounted: StoreApi<readonly string[]>
  readonly index: SpatialIndex = createSpatialIndex()
  viewport: Viewport
  insets: Insets
  readonly #boxes: CardBoxes
  readonly elements = new Elements()
  readonly #offsets = new Offsets()
  readonly #boxListeners = new Set<(changes: readonly BoxChange[]) => void>()
  readonly #viewListeners = new Set<() => void>()
  readonly #stop: (() => void)[] = []
  readonly #kept = new Map<string, ReadonlySet<string>>()
  readonly #seenListeners = new Set<() => void>()
  #carrier: Carrier | undefined
  #mountedIds: ReadonlySet<string> = new Set()
  #mountedBox: Box | undefined
  /** The same of what is carried, as it lay. */
  #mountedCarried: Box | undefined
  #isMounting = false
  #lacksInView = false
  readonly #order = new ElementOrder(
    () => readingOrder(this.reader).filter((id) => this.index.boxOf(id) !== undefined),
    () => this.#show([...this.mounted.getState()]),
  )

  constructor({ reader, camera, frames, viewport, insets }: Options) {
    this.reader = reader
    this.camera = camera
    this.frames = frames
    this.viewport = viewport
    this.insets = insets
    this.mounted = createStore<readonly string[]>(() => [])
    this.#boxes = createCardBoxes(reader)
    this.index.load(this.#boxes.all())
    this.#stop.push(reader.subscribe((change) => this.#take(change)))
    this.#stop.push(camera.subscribe((now, before) => this.#follow(now, before)))
  }

  dispose(): void {
    for (const stop of this.#stop.splice(0)) stop()
    this.#order.dispose()
    this.#boxListeners.clear()
    this.#viewListeners.clear()
    this.#seenListeners.clear()
    this.elements.dispose()
  }

  get roadmap() {
    return this.#boxes.roadmap()
  }

  /** Where a card lies, without what a hand does to it now. */
  boxOf(id: string): Box | undefined {
    return this.index.boxOf(id)
  }

  /** Where these lie, those that are on the board. */
  placesOf(ids: Iterable<string>): ReadonlyMap<string, Point> {
    const places = new Map<string, Point>()
    for (const id of ids) {
      const box = this.index.boxOf(id)
      if (box !== undefined) places.set(id, { x: box.x, y: box.y })
    }
    return places
  }

  /** Where a card is seen now. */
  seenBoxOf(id: string): Box | undefined {
    const box = this.index.boxOf(id)
    const offset = this.offsetOf(id)
    return box === undefined || offset === undefined ? box : { x: box.x + offset.dx, y: box.y + offset.dy, w: box.w + (offset.dw ?? 0), h: box.h + (offset.dh ?? 0) }
  }

  offsetOf(id: string): Offset | undefined {
    return this.#offsets.of(id, this.index.boxOf(id))
  }

  /** Sizes that hands give to cards now, before they are stored. */
  get sizes() {
    return this.#offsets.sizes
  }

  isFar(): boolean {
    return this.camera.getState().scale < ELEMENT_SCALE
  }

  /** Whether something in view is drawn because it is not an element: from far all cards, after a leap of the camera some for a moment. */
  isDrawn(): boolean {
    return this.isFar() || this.#lacksInView
  }

  /** Whether this card is, or is about to be, an element. */
  isMounted(id: string): boolean {
    return this.#mountedIds.has(id)
  }

  view(): Box {
    return viewOf(this.camera.getState(), this.viewport)
  }

  resize(viewport: Viewport): void {
    this.viewport = viewport
    this.remount()
    this.#tellView()
  }

  /** Cards that stay mounted wherever the view goes, by reason: in a hand, with the focus, being edited. */
  keep(reason: string, ids: ReadonlySet<string>): void {
    this.#kept.set(reason, ids)
    const missing = [...ids].filter((id) => !this.#mountedIds.has(id) && this.index.boxOf(id) !== undefined)
    if (missing.length > 0) this.#show([...this.mounted.getState(), ...missing])
  }

  /** Every card in reading order; freshly made when something moved since. */
  order(): readonly string[] {
    return this.#order.ids()
  }

  rankOf(id: string): number {
    return this.#order.rankOf(id)
  }

  /** Puts an element where the card is, now and from now on. Returns the way to let go. */
  attach(id: string, element: HTMLElement): () => void {
    this.#place(id, element, this.seenBoxOf(id))
    return this.elements.add(id, element)
  }

  elementOf(id: string): HTMLElement | undefined {
    return this.elements.cardOf(id)
  }

  flag(name: string, ids: ReadonlySet<string>): void {
    this.elements.flag(name, ids)
  }

  flagged(name: string): ReadonlySet<string> | undefined {
    return this.elements.flagged(name)
  }

  onFlags(listener: () => void): () => void {
    return this.elements.onFlags(listener)
  }

  setOffset(id: string, hand: Hand, offset: Offset | undefined): void {
    this.#offsets.set(id, hand, offset)
    this.placeAll(id)
    for (const listener of this.#seenListeners) listener()
  }

  /** My hand carries these, by one offset; `undefined`: it has let go. */
  carry(carried: Carried | undefined): void {
    const before = this.#offsets.carried
    this.#offsets.carry(carried)
    if (carried !== undefined && this.#mountedCarried !== undefined && !this.isFar() && mustRemount(this.#mountedCarried, this.#lookingAt(this.view()))) this.#mountFurther({ view: false })
    if (this.#carrier?.(carried) !== true) for (const id of carried?.lay.keys() ?? []) this.placeAll(id)
    for (const id of before?.lay.keys() ?? []) if (carried?.lay.has(id) !== true) this.placeAll(id)
    for (const listener of this.#seenListeners) listener()
  }

  carriedBy(carrier: Carrier): () => void {
    this.#carrier = carrier
    return () => (this.#carrier = undefined)
  }

  /** Where in this part of the board what is carried lay when it was taken up. */
  #lookingAt(box: Box): Box {
    const { dx, dy } = this.#offsets.carried?.offset ?? { dx: 0, dy: 0 }
    return { ...box, x: box.x - dx, y: box.y - dy }
  }

  placeAll(id: string): void {
    if (!this.elements.has(id)) return
    const seen = this.seenBoxOf(id)
    for (const element of this.elements.of(id)) this.#place(id, element, seen)
  }

  onBoxes(listener: (changes: readonly BoxChange[]) => void): () => void {
    this.#boxListeners.add(listener)
    return () => this.#boxListeners.delete(listener)
  }

  /** After a card is seen elsewhere: moved, or in a hand. Called often: ask for a frame, do nothing more. */
  onSeen(listener: () => void): () => void {
    this.#seenListeners.add(listener)
    return () => this.#seenListeners.delete(listener)
  }

  /** After the camera or the viewport changed. */
  onView(listener: () => void): () => void {
    this.#viewListeners.add(listener)
    return () => this.#viewListeners.delete(listener)
  }

  /** What is in view is mounted now, what lies around it in the frames that follow. */
  remount(): void {
    this.#mountFurther({ view: true })
  }

  #mountFurther(now: { readonly view: boolean }): void {
    const view = this.view()
    this.#mountedBox = paddedView(view)
    const kept = new Set<string>()
    for (const ids of this.#kept.values()) for (const id of ids) if (this.index.boxOf(id) !== undefined) kept.add(id)
    const inView = this.#seenIn(view)
    const wanted = new Set(this.#seenIn(this.#mountedBox)).union(kept)
    this.#mountedCarried = this.#lookingAt(this.#mountedBox)
    const urgent = now.view ? kept.union(new Set(inView)) : kept
    const { ids, isWhole } = nextMounted({ mounted: this.mounted.getState(), wanted, boxOf: (id) => this.index.boxOf(id), view, urgent })
    this.#isMounting = !isWhole
    this.#show([...ids])
    this.#lacksInView = !isWhole && inView.some((id) => !this.#mountedIds.has(id))
    if (!isWhole) this.frames.request('mounting', () => this.#mountFurther({ view: false }))
  }

  /** Cards that lie here, and those that are carried here. */
  #seenIn(box: Box): readonly string[] {
    if (this.isFar()) return []
    const lying = this.index.search(box)
    const { carried } = this.#offsets
    return carried === undefined ? lying : [...lying, ...this.index.search(this.#lookingAt(box)).filter((id) => carried.lay.has(id))]
  }

  #show(ids: string[]): void {
    this.#order.sort(ids)
    this.#mountedIds = new Set(ids)
    const now = this.mounted.getState()
    if (now.length === ids.length && now.every((id, at) => id === ids[at])) return
    this.mounted.setState(ids, true)
  }

  #follow(now: Camera, before: Camera): void {
    const crossed = now.scale < ELEMENT_SCALE !== before.scale < ELEMENT_SCALE
    // While it is being mounted the next frame sees to it anyway.
    if (!this.#isMounting && (crossed || this.#mountedBox === undefined || (!this.isFar() && mustRemount(this.#mountedBox, this.view())))) this.#mountFurther({ view: false })
    this.#tellView()
  }

  #tellView(): void {
    for (const listener of this.#viewListeners) listener()
  }

  #take(change: BoardChange): void {
    const changes: BoxChange[] = []
    let remount = false
    for (const [id, now] of this.#boxes.refresh(change)) {
      const was = this.index.boxOf(id)
      if (!this.index.put(id, now)) continue
      changes.push({ id, was, now, local: change.local })
      const wasThere = this.elements.has(id)
      const isThere = now !== undefined && this.#mountedBox !== undefined && !this.isFar() && touches(now, this.#mountedBox)
      if (wasThere !== isThere) remount = true
    }
    // Raised cards keep their box.
    for (const id of change.cards) if (this.elements.has(id)) this.placeAll(id)
    if (changes.length > 0) {
      this.#order.age()
      for (const listener of this.#boxListeners) listener(changes)
      for (const { id } of changes) this.placeAll(id)
      for (const listener of this.#seenListeners) listener()
    }
    // While it is being mounted the next frame sees to it anyway.
    if (remount && !this.#isMounting) this.remount()
  }

  #place(id: string, element: HTMLElement, seen: Box | undefined): void {
    if (seen === undefined) return
    this.elements.place(element, { rest: this.index.boxOf(id) ?? seen, seen, z: stackingOf(this.reader.cards.get(id), this.#offsets.handOn(id)) })
  }

  /** Around all cards, sections and the roadmap. */
  everything(): Box | undefined {
    const boxes: Box[] = []
    const cards = this.index.bounds()
    if (cards !== undefined) boxes.push(cards)
    for (const section of this.reader.sections.values()) boxes.push({ ...section.position, ...section.size })
    const roadmap = this.roadmap
    if (roadmap !== undefined) boxes.push(roadmap.frame)
    return around(boxes)
  }
}
