import type { TextHandle } from '@visiebord/shared/board/board.ts'
import { applySplices, carryOffset, diffText, type Splice } from './textDiff.ts'
import type { WordEdit } from './writing/wordEdits.ts'

type Options = {
  /** UTF-16 code units that fit in the text. */
  readonly limit: number
  onTooLong(how: 'paste' | 'typing'): void
  /** Changes of the text that the handle does not tell of: an undo of this hand itself. */
  onDocumentChange(listener: () => void): () => void
}

/**
 * One textarea tied to one text. `known` is what both agreed on last. While an input method composes, the field is left
 * alone and what others write waits; at the end both are woven together.
 */
export class TypingHand {
  readonly #field: HTMLTextAreaElement
  readonly #handle: TextHandle
  readonly #options: Options
  readonly #stop: (() => void)[] = []
  #known: string
  #composing = false
  #waiting: Splice[] = []

  constructor(field: HTMLTextAreaElement, handle: TextHandle, options: Options) {
    this.#field = field
    this.#handle = handle
    this.#options = options
    this.#known = handle.read()
    field.value = this.#known
    const abort = new AbortController()
    const { signal } = abort
    field.addEventListener('input', () => this.#typed('typing'), { signal })
    field.addEventListener('paste', (event) => this.#paste(event), { signal })
    field.addEventListener('drop', (event) => event.preventDefault(), { signal })
    field.addEventListener('compositionstart', () => (this.#composing = true), { signal })
    field.addEventListener('compositionend', () => this.#composed(), { signal })
    this.#stop.push(() => abort.abort(), handle.observe((splices) => this.#heard(splices)), options.onDocumentChange(() => this.#compare()))
  }

  dispose(): void {
    if (this.#composing) this.#composed()
    for (const stop of this.#stop.splice(0)) stop()
  }

  /** What a key or a button makes of the words: one act and one undo step, told in places of the field. Nothing while an input method composes. */
  change({ splices, select }: WordEdit): void {
    if (this.#composing) return
    const field = this.#field
    const wanted = applySplices(field.value, splices)
    if (wanted.length > this.#options.limit && wanted.length > field.value.length) {
      this.#options.onTooLong('typing')
      return
    }
    const { selectionStart, selectionEnd } = field
    if (splices.length > 0) this.#handle.change(exactly(this.#known, splices))
    this.#known = this.#handle.read()
    const [from, to] = asField(this.#known) === wanted ? [select.from, select.to] : [selectionStart, selectionEnd]
    this.#show(this.#known, from, to)
  }

  #typed(how: 'paste' | 'typing'): void {
    if (this.#composing) return
    const field = this.#field
    const caret = field.selectionStart
    // A textarea holds \n only; a text that came in otherwise may hold more, and keeps it until somebody types there.
    const splice = diffText(asField(this.#known), field.value, caret)
    if (splice === undefined) return
    if (field.value.length > this.#options.limit && field.value.length > this.#known.length) {
      this.#show(this.#known, splice.index, splice.index + splice.remove)
      this.#options.onTooLong(how)
      return
    }
    const exact = this.#known === asField(this.#known) ? splice : (diffText(this.#known, applySplices(asField(this.#known), [splice]), caret) ?? splice)
    this.#handle.splice(exact.index, exact.remove, exact.insert)
    this.#known = this.#handle.read()
    if (asField(this.#known) !== field.value) this.#show(this.#known, caret, caret)
  }

  #paste(event: ClipboardEvent): void {
    const field = this.#field
    const pasted = (event.clipboardData?.getData('text/plain') ?? '').replaceAll(/\r\n?/g, '\n').toWellFormed()
    event.preventDefault()
    if (pasted === '') return
    const { selectionStart: from, selectionEnd: to } = field
    if (field.value.length - (to - from) + pasted.length > this.#options.limit) {
      this.#options.onTooLong('paste')
      return
    }
    field.setRangeText(pasted, from, to, 'end')
    this.#typed('paste')
  }

  #composed(): void {
    this.#composing = false
    const field = this.#field
    const caret = field.selectionStart
    const own = diffText(asField(this.#known), field.value, caret)
    const theirs = this.#waiting
    this.#waiting = []
    if (theirs.length === 0) return this.#typed('typing')
    let at = caret
    if (own !== undefined) {
      const from = carryOffset(own.index, theirs)
      const until = carryOffset(own.index + own.remove, theirs)
      this.#handle.splice(from, Math.max(0, until - from), own.insert)
      at = from + own.insert.length
    }
    this.#known = this.#handle.read()
    this.#show(this.#known, at, at)
  }

  #heard(splices: readonly Splice[]): void {
    if (this.#composing) {
      this.#waiting.push(...splices)
      return
    }
    const field = this.#field
    this.#known = this.#handle.read()
    this.#show(this.#known, carryOffset(field.selectionStart, splices), carryOffset(field.selectionEnd, splices))
  }

  #compare(): void {
    if (this.#composing) return
    const now = this.#handle.read()
    if (now === this.#known) return
    const splice = diffText(this.#known, now)
    this.#known = now
    if (splice === undefined) return
    const caret = splice.index + splice.insert.length
    this.#show(now, caret, caret)
  }

  #show(text: string, from: number, to: number): void {
    const { scrollTop } = this.#field
    this.#field.value = text
    this.#field.setSelectionRange(Math.max(0, from), Math.max(0, to))
    this.#field.scrollTop = scrollTop
  }
}

const asField = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

/** Splices of what the field holds, as splices of the text behind it: one line end there may be two characters. */
function exactly(known: string, splices: readonly Splice[]): readonly Splice[] {
  if (!known.includes('\r\n')) return splices
  let text = known
  return splices.map(({ index, remove, insert }) => {
    const from = placeIn(text, index)
    const splice = { index: from, remove: placeIn(text, index + remove) - from, insert }
    text = applySplices(text, [splice])
    return splice
  })
}

function placeIn(text: string, inField: number): number {
  let at = 0
  for (let passed = 0; passed < inField; passed++) at += text.startsWith('\r\n', at) ? 2 : 1
  return at
}
