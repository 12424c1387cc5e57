import { pullableCard } from '@visiebord/shared/board/geometry/resizing.ts'
import { seenSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { pullableGroup, scaledInto } from '@visiebord/shared/board/geometry/scaling.ts'
import type { Size } from '@visiebord/shared/board/schema.ts'
import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import { type Point, toScreen } from '../canvas/camera.ts'
import { scaledOffset } from '../canvas/groupTarget.ts'
import type { Stage } from '../canvas/stage.ts'
import type { CursorHand } from './cursorPicture.ts'
import type { CursorSheet } from './cursorSheet.ts'
import { glide } from './glide.ts'
import type { RemoteSheets } from './remoteSheets.ts'

/** A card that another dropped, or moved by key, arrives within a few frames instead of jumping. */
const MOST_SETTLING = 300
/** With more hands than this arrows, and with more that carry something cards too, are drawn every other frame: thirty times a second is what arrives. */
const MANY_HANDS = 24
/** So near to an arrow my pointer asks whose it is, CSS px. */
const HOVER_PX = 26

/** `size`: of what this hand pulls larger or smaller, as far as it has glided. */
type Dragged = { dx: number; dy: number; readonly ids: readonly string[]; readonly stretch: boolean; size: Size | undefined }
type Seat = { x: number; y: number; toX: number; toY: number; cursor: boolean; movedAt: number; drag: Dragged | undefined; toDx: number; toDy: number; toSize: Size | undefined; held: readonly string[]; color: number }
/** What is on its way home. */
type Settling = { dx: number; dy: number; dw: number; dh: number }

type Options = {
  readonly stage: Stage
  readonly motions: ReadonlyMap<number, SeatMotion>
  /** Which paper the hand of this seat is drawn in. */
  readonly colorOf: (seat: number) => number
  readonly sheet: CursorSheet
  /** Arrows are not wanted. */
  readonly hidden: () => boolean
  /** Dashed places the cards of other hands came from. */
  readonly ghosts: (ids: readonly string[]) => void
  readonly still: () => boolean
  /** Sections go along with the cards in them. */
  readonly sheets?: RemoteSheets
}

/**
 * Cursors and drags of others, without React: what arrives sets a goal, once a frame everything glides towards it, and
 * the loop ends when all rest.
 */
export class RemoteHands {
  readonly #options: Options
  readonly #seats = new Map<number, Seat>()
  readonly #settling = new Map<string, Settling>()
  readonly #stop: (() => void)[] = []
  #last = 0
  #odd = false
  #seenCamera: unknown
  #fade: ReturnType<typeof setTimeout> | undefined

  constructor(options: Options) {
    this.#options = options
    const { stage } = options
    this.#stop.push(
      stage.onView(() => this.#wake()),
      stage.onBoxes((changes) => {
        if (changes.length > MOST_SETTLING) return
        for (const { id, was, now, local } of changes) {
          if (local || was === undefined || now === undefined) continue
          const seen = stage.offsetOf(id)
          // A size that nobody pulled at comes at once, as the words in it do.
          const wasPulled = seen?.dh !== undefined
          if (was.x === now.x && was.y === now.y && !wasPulled) continue
          const grown = wasPulled ? { dw: was.w + (seen.dw ?? 0) - now.w, dh: was.h + (seen.dh ?? 0) - now.h } : { dw: 0, dh: 0 }
          this.#settling.set(id, { dx: was.x + (seen?.dx ?? 0) - now.x, dy: was.y + (seen?.dy ?? 0) - now.y, ...grown })
        }
        if (this.#settling.size > 0) this.#wake()
      }),
    )
  }

  dispose(): void {
    for (const stop of this.#stop.splice(0)) stop()
    clearTimeout(this.#fade)
    this.#options.sheet.dispose()
    const held = [...this.#seats.values()].flatMap((seat) => seat.held)
    // Also what was on its way: nobody would bring it home.
    for (const id of [...held, ...this.#settling.keys()]) this.#options.stage.setOffset(id, 'theirs', undefined)
    this.#settling.clear()
    this.#seats.clear()
  }

  /** Newest motions of these seats have arrived. */
  take(seats: readonly number[], now: number): void {
    for (const number of seats) this.#takeOne(number, this.#options.motions.get(number), now)
    this.#tellHeld()
    this.#wake()
  }

  /** Names, parties or the wish to see arrows changed. */
  retell(): void {
    for (const [number, seat] of this.#seats) seat.color = this.#options.colorOf(number)
    this.#seenCamera = undefined
    this.#wake()
  }

  /** My pointer is here, px on the surface: a hand that rests below it says again whose it is. */
  hover(at: Point, now: number): void {
    const camera = this.#options.stage.camera.getState()
    let found = false
    for (const seat of this.#seats.values()) {
      if (!seat.cursor) continue
      const { x, y } = toScreen(camera, seat)
      if (Math.abs(x - at.x) > HOVER_PX || Math.abs(y - at.y) > HOVER_PX) continue
      seat.movedAt = now
      found = true
    }
    if (found) this.#wake()
  }

  #takeOne(number: number, motion: SeatMotion | undefined, now: number): void {
    const known = this.#seats.get(number)
    if (motion === undefined || (motion.cursor === undefined && motion.drag === undefined)) {
      if (known === undefined) return
      this.#release(known)
      this.#seats.delete(number)
      return
    }
    const seat: Seat = known ?? { x: 0, y: 0, toX: 0, toY: 0, cursor: false, movedAt: now, drag: undefined, toDx: 0, toDy: 0, toSize: undefined, held: [], color: this.#options.colorOf(number) }
    this.#seats.set(number, seat)
    const { cursor, drag } = motion
    if (cursor !== undefined) {
      if (seat.toX !== cursor.x || seat.toY !== cursor.y) seat.movedAt = now
      if (!seat.cursor) [seat.x, seat.y] = [cursor.x, cursor.y]
      ;[seat.toX, seat.toY, seat.cursor] = [cursor.x, cursor.y, true]
    }
    if (drag === undefined) this.#release(seat)
    else {
      const ids = drag.cardIds ?? seat.drag?.ids ?? []
      if (seat.drag === undefined || ids.join() !== seat.drag.ids.join()) {
        this.#release(seat)
        seat.drag = { dx: drag.dx, dy: drag.dy, ids, stretch: drag.stretch === true, size: undefined }
        const { reader } = this.#options.stage
        const steps = drag.stretch === true ? [] : ids.flatMap((id) => reader.stepsOf(id).filter((step) => reader.cards.get(step)?.position === undefined))
        seat.held = ids.concat(steps)
      }
      ;[seat.toDx, seat.toDy] = [drag.dx, drag.dy]
      seat.toSize = drag.size === undefined || (ids.length === 1 && !this.#maySize(ids[0])) ? undefined : drag.size
      seat.drag.size = seat.toSize === undefined ? undefined : (seat.drag.size ?? seat.toSize)
      seat.movedAt = now
    }
  }

  /** The command of the drop comes with or after the end of the motion: until then the card glides back or on. */
  #release(seat: Seat): void {
    if (seat.drag === undefined) return
    const { stage, sheets } = this.#options
    for (const id of seat.held) {
      if (sheets?.isSheet(id) === true) {
        sheets.letGo(id)
        continue
      }
      const seen = stage.offsetOf(id)
      stage.setOffset(id, 'theirs', undefined)
      if (seen !== undefined && !seat.drag.stretch && !this.#settling.has(id)) this.#settling.set(id, { dx: seen.dx, dy: seen.dy, dw: seen.dw ?? 0, dh: seen.dh ?? 0 })
    }
    seat.drag = undefined
    seat.held = []
  }

  /** A size for a kind that has one only is not shown. */
  #maySize(id: string | undefined): boolean {
    const { stage, sheets } = this.#options
    const card = stage.reader.cards.get(id ?? '')
    return card === undefined ? sheets?.isSheet(id ?? '') === true : pullableCard(card) !== undefined
  }

  /** What a hand holds is seen as large as the hand has it: as its own page fits the words, so does this one. */
  #showGrown({ dx, dy, ids, size }: Dragged): void {
    const { stage, sheets } = this.#options
    const [first = ''] = ids
    if (sheets?.isSheet(first) === true) {
      sheets.carry(first, { dx, dy, size })
      return
    }
    const cards = ids.flatMap((id) => stage.reader.cards.get(id) ?? [])
    const [only] = cards
    if (size === undefined || only === undefined) return
    if (cards.length === 1) {
      const lies = stage.boxOf(only.id)
      const seen = seenSize({ ...only, size })
      if (lies !== undefined) stage.setOffset(only.id, 'theirs', { dx, dy, dw: seen.w - lies.w, dh: seen.h - lies.h, size })
      return
    }
    const from = pullableGroup(cards)?.box
    if (from === undefined) return
    for (const scaled of scaledInto(cards, from, { x: from.x + dx, y: from.y + dy, ...size })) {
      const lies = stage.boxOf(scaled.id)
      if (lies !== undefined) stage.setOffset(scaled.id, 'theirs', scaledOffset(scaled, lies, cards.length))
    }
  }

  #tellHeld(): void {
    const held = new Set<string>()
    const places: string[] = []
    for (const seat of this.#seats.values()) {
      for (const id of seat.held) held.add(id)
      if (seat.drag !== undefined) places.push(...seat.drag.ids)
    }
    this.#options.stage.flag('data-held', held)
    this.#options.ghosts(places)
  }

  #wake(): void {
    this.#options.stage.frames.request('remote-hands', (now) => this.#frame(now))
  }

  #frame(now: number): void {
    const { stage, sheets } = this.#options
    this.#odd = !this.#odd
    if (this.#odd && this.#carrying() > MANY_HANDS && stage.camera.getState() === this.#seenCamera) return this.#wake()
    const elapsed = Math.min(100, Math.max(1, now - this.#last))
    this.#last = now
    clearTimeout(this.#fade)
    const still = this.#options.still()
    const go = (from: number, to: number): number => (still ? to : glide(from, to, elapsed))
    let restless = false
    for (const seat of this.#seats.values()) {
      ;[seat.x, seat.y] = [go(seat.x, seat.toX), go(seat.y, seat.toY)]
      if (seat.x !== seat.toX || seat.y !== seat.toY) restless = true
      const { drag } = seat
      if (drag === undefined) continue
      ;[drag.dx, drag.dy] = [go(drag.dx, seat.toDx), go(drag.dy, seat.toDy)]
      if (drag.dx !== seat.toDx || drag.dy !== seat.toDy) restless = true
      if (drag.size !== undefined && seat.toSize !== undefined) {
        drag.size = { w: go(drag.size.w, seat.toSize.w), h: go(drag.size.h, seat.toSize.h) }
        if (drag.size.w !== seat.toSize.w || drag.size.h !== seat.toSize.h) restless = true
      }
      if (drag.size === undefined) {
        for (const id of seat.held) {
          if (sheets?.isSheet(id) === true) sheets.carry(id, drag)
          else stage.setOffset(id, 'theirs', drag.stretch ? { dx: 0, dy: 0, dw: drag.dx } : { dx: drag.dx, dy: drag.dy })
        }
      } else this.#showGrown(drag)
    }
    for (const [id, rest] of this.#settling) {
      for (const way of ['dx', 'dy', 'dw', 'dh'] as const) rest[way] = go(rest[way], 0)
      const { dx, dy, dw, dh } = rest
      const done = dx === 0 && dy === 0 && dw === 0 && dh === 0
      stage.setOffset(id, 'theirs', done ? undefined : dw === 0 && dh === 0 ? { dx, dy } : { dx, dy, dw, dh })
      if (done) this.#settling.delete(id)
      else restless = true
    }
    const nextFade = this.#draw(restless)
    if (restless) this.#wake()
    else if (nextFade !== Infinity) this.#fade = setTimeout(() => this.#wake(), nextFade + 20)
  }

  #carrying(): number {
    let count = 0
    for (const { drag } of this.#seats.values()) if (drag !== undefined) count++
    return count
  }

  /** Answers when a name fades next, ms. Every other frame is left out while many move under a view that stands still. */
  #draw(restless: boolean): number {
    const { stage, sheet, hidden } = this.#options
    const camera = stage.camera.getState()
    if (restless && this.#odd && this.#seats.size > MANY_HANDS && camera === this.#seenCamera) return 0
    this.#seenCamera = camera
    return sheet.draw(this.#hands(), { camera, viewport: stage.viewport, now: performance.now(), hidden: hidden() })
  }

  *#hands(): Generator<CursorHand> {
    for (const [seat, { x, y, color, cursor, drag, movedAt }] of this.#seats) if (cursor) yield { seat, x, y, color, movedAt, isDragging: drag !== undefined, isSizing: drag?.size !== undefined }
  }
}
