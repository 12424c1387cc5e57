import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TypingHand } from './typingHand.ts'
import { watchEmptyBold } from './writing/emptyBold.ts'
import { enterInList, toggleBold } from './writing/wordEdits.ts'

/** A field as a TypingHand sees one; line ends are one character, as in a browser. */
class Field extends EventTarget {
  #value = ''
  selectionStart = 0
  selectionEnd = 0
  scrollTop = 0
  get value(): string {
    return this.#value
  }
  set value(text: string) {
    this.#value = text.replaceAll(/\r\n?/g, '\n')
  }
  setSelectionRange(from: number, to: number): void {
    this.selectionStart = from
    this.selectionEnd = to
  }
}

function writing(text: string, limit = 1_000) {
  const doc = new Y.Doc()
  let made = 0
  const board = openBoard(doc, { newId: () => `k${++made}`, authorId: () => 'p' })
  const [id = ''] = board.commands.addCards([{ kind: 'note', text, position: { x: 0, y: 0 } }])
  const handle = board.cardText(id)
  if (handle === undefined) throw new Error('no text')
  const field = new Field()
  const tooLong: string[] = []
  const hand = new TypingHand(field as unknown as HTMLTextAreaElement, handle, { limit, onTooLong: (how) => void tooLong.push(how), onDocumentChange: (listener) => board.read.subscribeCard(id, listener) })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const choose = (from: number, to = from): void => field.setSelectionRange(from, to)
  const selection = () => ({ from: field.selectionStart, to: field.selectionEnd })
  const type = (words: string): void => {
    field.value = field.value.slice(0, field.selectionStart) + words + field.value.slice(field.selectionEnd)
    choose(field.selectionStart + words.length)
    field.dispatchEvent(new Event('input'))
  }
  return { doc, board, field, hand, updates, tooLong, choose, selection, type, now: () => handle.read() }
}

describe('lists and bold by key or button, in a text that others write in too', () => {
  test('[WD9] it is one message to others and one undo step, apart from the typing before it', () => {
    const { board, field, hand, updates, choose, selection, type, now } = writing('- een')
    choose(5)
    type(' twee')
    const before = updates.length
    choose(2, 10)
    const edit = toggleBold(field.value, selection())
    if (edit !== undefined) hand.change(edit)
    expect(now()).toBe('- **een twee**')
    expect([updates.length - before, field.value, selection()]).toEqual([1, now(), { from: 4, to: 12 }])
    type('x')
    board.undo.undo()
    expect(now()).toBe('- **een twee**')
    board.undo.undo()
    expect(now()).toBe('- een twee')
    expect(field.value).toBe('- een twee')
    board.undo.undo()
    expect(now()).toBe('- een')
  })

  test('[WD7] marks to write between go again when nothing was written, and stay when something was', () => {
    const start = writing('een ')
    start.choose(4)
    const empty = watchEmptyBold(start.field, { hand: () => start.hand })
    const bold = (): void => {
      const edit = toggleBold(start.field.value, start.selection())
      if (edit !== undefined) start.hand.change(edit)
      empty.begun()
      empty.moved()
    }
    bold()
    expect(start.now()).toBe('een ****')
    start.choose(1)
    empty.moved()
    expect([start.now(), start.selection()]).toEqual(['een ', { from: 1, to: 1 }])
    start.choose(4)
    bold()
    start.type('vet')
    empty.moved()
    empty.left()
    expect(start.now()).toBe('een **vet**')
    start.choose(0)
    bold()
    expect(start.now()).toBe('**een** **vet**')
    start.type('****')
    empty.left()
    expect(start.now(), 'what somebody typed stays').toContain('****')
  })

  test('[WD9] what another writes in the same word meanwhile stays in it', () => {
    const { doc, field, hand, choose, selection, now } = writing('een loket')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    openBoard(other, { newId: () => 'n', authorId: () => 'q' }).cardText('k1')?.splice(6, 0, '-')
    choose(4, 9)
    const edit = toggleBold(field.value, selection())
    if (edit !== undefined) hand.change(edit)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(now()).toBe('een **lo-ket**')
    expect(field.value).toBe(now())
  })

  test('[WD9] line ends of two characters stay, and so does what stands behind them', () => {
    const { field, hand, choose, selection, now } = writing('1. een\r\n2. twee\r\n3. drie')
    choose(14)
    expect(field.value.slice(0, 14)).toBe('1. een\n2. twee')
    const edit = enterInList(field.value, selection())
    if (edit !== undefined) hand.change(edit)
    expect(now()).toBe('1. een\r\n2. twee\n3. \r\n4. drie')
    expect(field.value.slice(0, field.selectionStart)).toBe('1. een\n2. twee\n3. ')
  })

  test('[WD9] while an input method composes nothing happens; a card that is full says so', () => {
    const { field, hand, choose, selection, tooLong, now } = writing('een', 6)
    choose(0, 3)
    const edit = toggleBold(field.value, selection())
    if (edit === undefined) throw new Error('nothing to do')
    field.dispatchEvent(new Event('compositionstart'))
    hand.change(edit)
    expect(now()).toBe('een')
    field.dispatchEvent(new Event('compositionend'))
    hand.change(edit)
    expect([now(), tooLong]).toEqual(['een', ['typing']])
  })
})
