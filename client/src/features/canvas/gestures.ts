import type { Point } from './camera.ts'

/** What a press falls on: something that one pointer carries, stretches or draws by itself; the table; a board under a pen; or what is no part of the board's gestures. */
export type PressedOn = 'thing' | 'table' | 'draw' | 'other'

type Told = { readonly id: number; readonly x: number; readonly y: number; /** Of one clock, ms. */ readonly at: number }
type Down = Told & { readonly what: 'down'; readonly type: string; /** No other of its type touches now. */ readonly primary: boolean; readonly on: PressedOn; /** The longer side of what touches the screen, px. */ readonly size: number; /** Pans whatever lies there. */ readonly forced: boolean }
type Later = Told & { readonly what: 'move' | 'up'; readonly type: string }
/** What the browser tells of a pointer. `x` and `y` are CSS px on the surface. */
export type PointerFact =
  | Down
  | Later
  /** The browser took it away; `held`: it rested so long that a menu opened. */
  | { readonly what: 'cancel' | 'held'; readonly id: number }
  /** The screen turned, or went. */
  | { readonly what: 'reset' }

/** The middle of two fingers, and how far they are apart. */
export type Span = { readonly middle: Point; readonly distance: number }

export type GestureStep =
  /** Whatever one pointer began is given up: what it carried goes back to its place. */
  | { readonly do: 'give-up' }
  | { readonly do: 'pan-begins' }
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly do: 'pan-ends'; readonly moved: boolean }
  | { readonly do: 'pinch-begins' | 'pinch'; readonly span: Span }
  /** A rectangle begins at this point; the same pointer goes on drawing it. */
  | { readonly do: 'area-begins'; readonly id: number; readonly from: Point }
  | { readonly do: 'twice'; readonly point: Point }

export type Reading = {
  readonly steps: readonly GestureStep[]
  /** Nobody else on the page should hear of this event: it is a palm's, or belongs to a gesture of two fingers. */
  readonly hides: boolean
}

/** A finger trembles more than a pen or a mouse, px. */
export const TREMBLES = { touch: 10, other: 3 } as const
/** A card in the hand for longer stays there when another finger lands, ms. */
const PINCH_WITHIN_MS = 300
/** So long after a stylus was near, a touch is the hand that holds it, ms; one that is down and says nothing for longer has gone unheard. */
const PEN_IS_NEAR_MS = 500
const PEN_IS_DOWN_MS = 5_000
/** No fingertip is as wide: about 16 mm on a phone, px. */
const PALM_PX = 100
const TAP = { ms: 300, apart: 40 } as const
/** So far a finger goes after a long press before it draws: opening the menu may shake it, px. */
const DRAWS_AFTER = 16

type Contact = { readonly type: string; readonly on: PressedOn; readonly from: Point; readonly since: number; point: Point; /** `spent`: does nothing until it lifts; `waits`: came third, and takes the place of a finger that lifts. */ role: 'counts' | 'waits' | 'spent' }
type Mode =
  | { readonly is: 'nothing' }
  | { readonly is: 'pan'; readonly id: number; moved: boolean }
  | { readonly is: 'carry' | 'draw' | 'area'; readonly id: number; begun: number | undefined }
  | { readonly is: 'held'; readonly id: number; readonly from: Point }
  | { readonly is: 'pinch'; readonly ids: readonly [number, number] }

const NOTHING: Mode = { is: 'nothing' }
const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const UNHEARD: Reading = { steps: [], hides: false }
const HIDDEN: Reading = { steps: [], hides: true }

/**
 * Reads gestures out of what pointers do on the board: which of them pans, which two pinch, which is a palm. It knows
 * nothing of the page and decides nothing about cards; what one pointer carries or draws is done by who lifts and draws.
 */
export class GestureReader {
  readonly #contacts = new Map<number, Contact>()
  #mode: Mode = NOTHING
  #penAt = Number.NEGATIVE_INFINITY
  readonly #pens = new Set<number>()
  /** A stylus has drawn here: from then on fingers do not. */
  #penDraws = false
  #lastTap: { readonly at: number; readonly point: Point } | undefined

  /** Whether it follows this pointer. */
  knows(id: number): boolean {
    return this.#contacts.has(id)
  }

  get isBusy(): boolean {
    return this.#contacts.size > 0
  }

  read(fact: PointerFact): Reading {
    switch (fact.what) {
      case 'down':
        return this.#down(fact)
      case 'move':
        return this.#move(fact)
      case 'up':
        return this.#up(fact)
      case 'cancel':
        return this.#leave(fact.id, false)
      case 'held':
        return this.#held(fact.id)
      case 'reset': {
        const steps: GestureStep[] = this.#mode.is === 'nothing' ? [] : [...this.#endOfPan(false), { do: 'give-up' }]
        this.#setAside()
        return { steps, hides: false }
      }
    }
  }

  #down({ id, type, primary, on, size, forced, at, x, y }: Down): Reading {
    const steps: GestureStep[] = []
    const point = { x, y }
    this.#forgetUnheard(id, primary ? type : undefined)
    const penIsNear = at - this.#penAt < (this.#pens.size > 0 ? PEN_IS_DOWN_MS : PEN_IS_NEAR_MS)
    if (type === 'pen') {
      this.#penAt = at
      this.#pens.add(id)
      if (on === 'draw') this.#penDraws = true
      // The hand came down before the stylus in it.
      if (this.#fingers().length > 0) {
        if (this.#mode.is !== 'nothing') steps.push(...this.#endOfPan(false), { do: 'give-up' })
        this.#setAside()
      }
    }
    if (on === 'other' && !forced) return { steps, hides: false }
    const contact: Contact = { type, on, from: point, since: at, point, role: 'counts' }
    this.#contacts.set(id, contact)
    if (type === 'touch') {
      if (size >= PALM_PX || penIsNear) {
        contact.role = 'spent'
        return HIDDEN
      }
      const mode = this.#mode
      const fingers = this.#fingers()
      if (fingers.length > 1) {
        const isBusy = (mode.is === 'carry' || mode.is === 'area') && mode.begun !== undefined && at - mode.begun > PINCH_WITHIN_MS
        const [first, second] = fingers
        if (isBusy || mode.is === 'pinch' || first === undefined || second === undefined) {
          contact.role = mode.is === 'pinch' ? 'waits' : 'spent'
          return HIDDEN
        }
        this.#lastTap = undefined
        steps.push(...this.#endOfPan(false), { do: 'give-up' }, { do: 'pinch-begins', span: this.#pinch([first, second]) })
        return { steps, hides: true }
      }
    }
    const pans = forced || on === 'table' || (on === 'draw' && type === 'touch' && this.#penDraws)
    if (this.#mode.is !== 'nothing') return { steps, hides: false }
    this.#mode = pans ? { is: 'pan', id, moved: forced } : { is: on === 'draw' ? 'draw' : 'carry', id, begun: undefined }
    if (forced) steps.push({ do: 'pan-begins' })
    return { steps, hides: false }
  }

  #move({ id, type, at, x, y }: Later): Reading {
    if (type === 'pen') this.#penAt = at
    const contact = this.#contacts.get(id)
    if (contact === undefined) return UNHEARD
    const before = contact.point
    contact.point = { x, y }
    if (contact.role !== 'counts') return HIDDEN
    const mode = this.#mode
    const strays = apart(contact.from, contact.point) > (type === 'touch' ? TREMBLES.touch : TREMBLES.other)
    if (mode.is === 'pinch') return mode.ids.includes(id) ? { steps: [{ do: 'pinch', span: this.#span(mode.ids) }], hides: true } : HIDDEN
    if (mode.is === 'nothing' || mode.id !== id) return UNHEARD
    if (mode.is === 'pan') {
      if (mode.moved) return { steps: [{ do: 'pan', dx: before.x - x, dy: before.y - y }], hides: false }
      if (!strays) return UNHEARD
      mode.moved = true
      return { steps: [{ do: 'pan-begins' }, { do: 'pan', dx: contact.from.x - x, dy: contact.from.y - y }], hides: false }
    }
    if (mode.is === 'held') {
      if (apart(mode.from, contact.point) <= DRAWS_AFTER) return UNHEARD
      this.#mode = { is: 'area', id, begun: at }
      return { steps: [{ do: 'area-begins', id, from: mode.from }], hides: false }
    }
    if (strays) mode.begun ??= at
    return UNHEARD
  }

  #up({ id, type, at, x, y }: Later): Reading {
    if (type === 'pen') this.#penAt = at
    const contact = this.#contacts.get(id)
    const mode = this.#mode
    const single = mode.is === 'pan' || mode.is === 'carry' ? mode.id === id : false
    const isTap = contact !== undefined && type === 'touch' && single && at - contact.since < TAP.ms && apart(contact.from, { x, y }) <= TREMBLES.touch && !(mode.is === 'pan' && mode.moved)
    const reading = this.#leave(id, true)
    if (!isTap) {
      if (contact?.role === 'counts') this.#lastTap = undefined
      return reading
    }
    const last = this.#lastTap
    const isSecond = last !== undefined && contact.since - last.at < TAP.ms && apart(last.point, contact.from) <= TAP.apart
    this.#lastTap = isSecond ? undefined : { at, point: contact.from }
    return isSecond ? { ...reading, steps: [...reading.steps, { do: 'twice', point: contact.from }] } : reading
  }

  /** A pointer lifted, or was taken away. */
  #leave(id: number, lifted: boolean): Reading {
    this.#pens.delete(id)
    const contact = this.#contacts.get(id)
    if (contact === undefined) return UNHEARD
    this.#contacts.delete(id)
    if (contact.role !== 'counts') return HIDDEN
    const mode = this.#mode
    if (mode.is === 'pinch' && mode.ids.includes(id)) {
      for (const each of this.#contacts.values()) if (each.role === 'waits') each.role = 'counts'
      const [first, second] = this.#fingers()
      if (first !== undefined && second !== undefined) return { steps: [{ do: 'pinch-begins', span: this.#pinch([first, second]) }], hides: true }
      // The finger that stays goes on from where it is.
      this.#mode = first === undefined ? NOTHING : { is: 'pan', id: first, moved: true }
      return { steps: first === undefined ? [] : [{ do: 'pan-begins' }], hides: true }
    }
    if (mode.is === 'nothing' || mode.is === 'pinch' || mode.id !== id) return UNHEARD
    const steps = this.#endOfPan(lifted)
    this.#mode = NOTHING
    return { steps, hides: false }
  }

  #held(id: number): Reading {
    const contact = this.#contacts.get(id)
    const mode = this.#mode
    if (contact === undefined || mode.is !== 'pan' || mode.id !== id) {
      // A card's menu opened: what that finger does from here on is nothing to the board.
      this.#contacts.delete(id)
      if (mode.is === 'carry' && mode.id === id) this.#mode = NOTHING
      return UNHEARD
    }
    const steps = this.#endOfPan(false)
    this.#mode = { is: 'held', id, from: contact.point }
    return { steps, hides: false }
  }

  #endOfPan(lifted: boolean): readonly GestureStep[] {
    return this.#mode.is === 'pan' ? [{ do: 'pan-ends', moved: lifted && this.#mode.moved }] : []
  }

  /** All that touch now do nothing until they lift. */
  #setAside(): void {
    this.#mode = NOTHING
    this.#lastTap = undefined
    for (const contact of this.#contacts.values()) contact.role = 'spent'
  }

  /** Pointers whose end nobody told: one cannot press twice without lifting, and the first of a type is alone. */
  #forgetUnheard(id: number, alone: string | undefined): void {
    for (const [known, { type }] of this.#contacts) {
      if (known !== id && type !== alone) continue
      this.#contacts.delete(known)
      this.#pens.delete(known)
      const mode = this.#mode
      if (mode.is === 'pinch' ? mode.ids.includes(known) : mode.is !== 'nothing' && mode.id === known) this.#mode = NOTHING
    }
  }

  /** Fingers that count, in the order in which they came. */
  #fingers(): readonly number[] {
    return [...this.#contacts].filter(([, { type, role }]) => type === 'touch' && role === 'counts').map(([id]) => id)
  }

  #pinch(ids: readonly [number, number]): Span {
    this.#mode = { is: 'pinch', ids }
    return this.#span(ids)
  }

  #span([first, second]: readonly [number, number]): Span {
    const a = this.#contacts.get(first)?.point ?? { x: 0, y: 0 }
    const b = this.#contacts.get(second)?.point ?? a
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: apart(a, b) }
  }
}
