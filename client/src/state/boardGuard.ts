import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { REFUSALS, type RefusalCode } from '@visiebord/shared/workshop/refusals.ts'
import { GUARD_WORDS } from './guardWords.ts'

export type GuardFacts = {
  readonly view: () => Pick<WorkshopView, 'allowed' | 'limits'> & Partial<Pick<WorkshopView, 'me'>>
  /** A seal is coming and hands are empty. */
  readonly isHolding: () => boolean
  readonly language: () => 'nl' | 'en'
  readonly say: (sentence: string) => void
}

/** More than anybody reads beside one card. The server counts the board only, which costs it nothing to know. */
const MOST_ON_CARD = 500

/** Why something may not be done now, as a sentence; undefined when it may. */
export type Objection = string | undefined

/**
 * The questions that every command asks first. The server's gate asks them again; here they are answered in words before
 * anything is written. [W4] The same permission table as the gate's, from the view.
 */
export class BoardGuard {
  readonly #facts: GuardFacts

  constructor(facts: GuardFacts) {
    this.#facts = facts
  }

  /** True when nothing stands in the way; otherwise the first objection has been said. */
  permits(...objections: readonly Objection[]): boolean {
    const words = GUARD_WORDS[this.#facts.language()]
    const first = this.#facts.isHolding() ? words.handingIn : objections.find((objection) => objection !== undefined)
    if (first === undefined) return true
    this.#facts.say(first)
    return false
  }

  kinds(kinds: Iterable<CardKind>): Objection {
    const { board } = this.#facts.view().allowed
    for (const kind of kinds) {
      if (!board.kinds.includes(kind)) return board.kinds.length === 0 ? this.#mayNotWrite() : this.#refusal('kind-not-allowed')
    }
    return undefined
  }

  /** A lock is no right: whoever may write the kind may take it off, and until then moves and changes nothing by accident. */
  unlocked(read: BoardReader, ids: Iterable<string>): Objection {
    for (const id of ids) if (read.cards.get(id)?.locked === true) return this.#words.locked
    return undefined
  }

  links(): Objection {
    return this.#facts.view().allowed.board.links ? undefined : this.#mayNotWrite()
  }

  /** Comments, reactions, tags. */
  remarks(): Objection {
    const { kinds, links } = this.#facts.view().allowed.board
    return kinds.length > 0 || links ? undefined : this.#mayNotWrite()
  }

  /** The facilitator takes away what others said, too. */
  takeAwayOf(authorIds: Iterable<string | undefined>): Objection {
    const { allowed, me } = this.#facts.view()
    if (allowed.board.structure) return undefined
    for (const authorId of authorIds) if (authorId === undefined || authorId !== me?.participantId) return this.#refusal('not-your-remark')
    return undefined
  }

  remarkLength(length: number): Objection {
    const most = this.#limits.remarkLength
    return length > most ? this.#words.remarkTooLong(most) : undefined
  }

  /** `onCard`: how many the fullest of the cards has. */
  roomForRemarks(onBoard: number, onCard: number): Objection {
    if (onBoard > this.#limits.remarks) return this.#words.tooManyRemarks(this.#limits.remarks)
    return onCard >= MOST_ON_CARD ? this.#words.tooManyOnCard(MOST_ON_CARD) : undefined
  }

  structure(): Objection {
    const { board } = this.#facts.view().allowed
    if (board.structure) return undefined
    return board.reason === 'viewer' ? this.#refusal('viewer') : this.#refusal('structure-not-allowed')
  }

  /** Anything at all: undo and redo, which may touch every kind. */
  anything(): Objection {
    const { board } = this.#facts.view().allowed
    return board.kinds.length > 0 || board.links || board.structure ? undefined : this.#mayNotWrite()
  }

  textLength(length: number): Objection {
    const most = this.#limits.textLength
    return length > most ? this.#words.textTooLong(most) : undefined
  }

  titleLength(length: number): Objection {
    const most = this.#limits.titleLength
    return length > most ? this.#words.titleTooLong(most) : undefined
  }

  roomForCards(read: BoardReader, more: number): Objection {
    const most = this.#limits.cards
    return read.cards.size + more > most ? this.#words.boardFull(most) : undefined
  }

  roomFor(what: 'sections' | 'lanes' | 'links', has: number): Objection {
    const most = this.#limits[what]
    if (has < most) return undefined
    if (what === 'sections') return this.#words.tooManySections(most)
    return what === 'lanes' ? this.#words.tooManyLanes(most) : this.#words.tooManyLinks(most)
  }

  /** One command is one message: so many characters in so many cards must fit in it. */
  messageSize(characters: number, cards: number): Objection {
    // 3 bytes is the most a UTF-16 unit takes; a card without its text takes some 300.
    return characters * 3 + cards * 400 > this.#limits.messageBytes ? this.#refusal('message-too-large') : undefined
  }

  get #limits() {
    return this.#facts.view().limits.board
  }

  get #words() {
    return GUARD_WORDS[this.#facts.language()]
  }

  #mayNotWrite(): string {
    return this.#facts.view().allowed.board.reason === 'viewer' ? this.#refusal('viewer') : this.#words.cannotWriteNow
  }

  #refusal(code: RefusalCode): string {
    return REFUSALS[code][this.#facts.language()]
  }
}
