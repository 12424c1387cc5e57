import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import { readingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Box, type Camera, type CameraStore, ELEMENT_SCALE, type Insets, type Viewport, viewOf } from './camera.ts'
import { type CardBoxes, createCardBoxes } from './cardBoxes.ts'
import { ElementOrder } from './elementOrder.ts'
import type { Frames } from './frames.ts'
import { around, mustRemount, paddedView, touches } from './mountedView.ts'
import { nextMounted } from './mounting.ts'
import { type Offset, Offsets } from './offsets.ts'
import { createSpatialIndex, type SpatialIndex } from './spatialIndex.ts'
import { type Hand, stackingOf } from './stacking.ts'

export type BoxChange = { readonly id: string; readonly was: Box | undefined; readonly now: Box | undefined; readonly local: boolean }

/** What stands in the style of an element: what is the same is not written again. */
type Placed = { left: number; top: number; dx: number; dy: number; w: number; h: number; z: number }

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
  readonly #elements = new Map<string, Set<HTMLElement>>()
  readonly #offsets = new Offsets()
  readonly #flags = new Map<string, ReadonlySet<string>>()
  readonly #boxListeners = new Set<(changes: readonly BoxChange[]) => void>()
  readonly #viewListeners = new Set<() => void>()
  readonly #stop: (() => void)[] = []
  readonly #kept = new Map<string, ReadonlySet<string>>()
  readonly #flagListeners = new Set<() => void>()
  readonly #seenListeners = new Set<() => void>()
  #mountedIds: ReadonlySet<string> = new Set()
  readonly #placed = new WeakMap<HTMLElement, Placed>()
  #mountedBox: Box | undefined
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
    this.#elements.clear()
  }

  get roadmap() {
    return this.#boxes.roadmap()
  }

  /** Where a card lies, without what a hand does to it now. */
  boxOf(id: string): Box | undefined {
    return this.index.boxOf(id)
  }

  /** Where a card is seen now. */
  seenBoxOf(id: string): Box | undefined {
    const box = this.index.boxOf(id)
    const offset = this.offsetOf(id)
    return box === undefined || offset === undefined ? box : { x: box.x + offset.dx, y: box.y + offset.dy, w: box.w + (offset.dw ?? 0), h: box.h + (offset.dh ?? 0) }
  }

  offsetOf(id: string): Offset | undefined {
    return this.#offsets.of(id)
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
    const set = this.#elements.get(id) ?? new Set()
    set.add(element)
    this.#elements.set(id, set)
    this.#place(id, element, this.seenBoxOf(id))
    for (const [flag, ids] of this.#flags) element.toggleAttribute(flag, ids.has(id))
    return () => {
      set.delete(element)
      if (set.size === 0) this.#elements.delete(id)
    }
  }

  elementOf(id: string): HTMLElement | undefined {
    for (const element of this.#elements.get(id) ?? []) if (element.dataset['cardId'] === id) return element
    return undefined
  }

  /** Sets an attribute on the elements of exactly these cards, also on those that are mounted later. No React. */
  flag(name: string, ids: ReadonlySet<string>): void {
    const before = this.#flags.get(name) ?? new Set<string>()
    this.#flags.set(name, ids)
    for (const id of before) if (!ids.has(id)) for (const element of this.#elements.get(id) ?? []) element.removeAttribute(name)
    for (const id of ids) if (!before.has(id)) for (const element of this.#elements.get(id) ?? []) element.setAttribute(name, '')
    for (const listener of this.#flagListeners) listener()
  }

  flagged(name: string): ReadonlySet<string> | undefined {
    const ids = this.#flags.get(name)
    return ids === undefined || ids.size === 0 ? undefined : ids
  }

  onFlags(listener: () => void): () => void {
    this.#flagListeners.add(listener)
    return () => this.#flagListeners.delete(listener)
  }

  setOffset(id: string, hand: Hand, offset: Offset | undefined): void {
    this.#offsets.set(id, hand, offset)
    this.placeAll(id)
    for (const listener of this.#seenListeners) listener()
  }

  placeAll(id: string): void {
    const elements = this.#elements.get(id)
    if (elements === undefined) return
    const box = this.seenBoxOf(id)
    for (const element of elements) this.#place(id, element, box)
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
    const inView = this.isFar() ? [] : this.index.search(view)
    const wanted = new Set(this.isFar() ? [] : this.index.search(this.#mountedBox)).union(kept)
    const urgent = now.view ? kept.union(new Set(inView)) : kept
    const { ids, isWhole } = nextMounted({ mounted: this.mounted.getState(), wanted, boxOf: (id) => this.index.boxOf(id), view, urgent })
    this.#isMounting = !isWhole
    this.#show([...ids])
    this.#lacksInView = !isWhole && inView.some((id) => !this.#mountedIds.has(id))
    if (!isWhole) this.frames.request('mounting', () => this.#mountFurther({ view: false }))
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
      const wasThere = this.#elements.has(id)
      const isThere = now !== undefined && this.#mountedBox !== undefined && !this.isFar() && touches(now, this.#mountedBox)
      if (wasThere !== isThere) remount = true
    }
    // Raised cards keep their box.
    for (const id of change.cards) if (this.#elements.has(id)) this.placeAll(id)
    if (changes.length > 0) {
      this.#order.age()
      for (const listener of this.#boxListeners) listener(changes)
      for (const { id } of changes) this.placeAll(id)
      for (const listener of this.#seenListeners) listener()
    }
    // While it is being mounted the next frame sees to it anyway.
    if (remount && !this.#isMounting) this.remount()
  }

  #place(id: string, element: HTMLElement, box: Box | undefined): void {
    if (box === undefined) return
    // At rest a card has no transform of its own: each would be one more node to walk in every frame of a pan.
    const rest = this.index.boxOf(id) ?? box
    const z = stackingOf(this.reader.cards.get(id), this.#offsets.handOn(id))
    const [dx, dy] = [box.x - rest.x, box.y - rest.y]
    const was = this.#placed.get(element)
    this.#placed.set(element, { left: rest.x, top: rest.y, dx, dy, w: box.w, h: box.h, z })
    const { style } = element
    if (was?.left !== rest.x) style.left = `${rest.x}px`
    if (was?.top !== rest.y) style.top = `${rest.y}px`
    if (was?.dx !== dx || was.dy !== dy) style.transform = dx === 0 && dy === 0 ? '' : `translate(${dx}px, ${dy}px)`
    if (was?.w !== box.w) style.width = `${box.w}px`
    if (was?.h !== box.h) style.height = `${box.h}px`
    if (was?.z !== z) style.zIndex = String(z)
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
