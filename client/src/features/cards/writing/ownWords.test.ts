import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { writeOwnWords } from './ownWords.ts'
import { enterInList, toggleBold, toggleList } from './wordEdits.ts'

/** A field with what a browser keeps to undo; `knows` false is a browser that has no way to write as typing does. */
class Field extends EventTarget {
  value: string
  selectionStart = 0
  selectionEnd = 0
  readonly undone: string[] = []
  readonly ownerDocument: { execCommand(command: string, _?: boolean, words?: string): boolean }
  constructor(value: string, knows = true) {
    super()
    this.value = value
    this.ownerDocument = {
      execCommand: (_command, _shows, words = '') => {
        if (!knows) return false
        this.undone.push(this.value)
        this.setRangeText(words, this.selectionStart, this.selectionEnd)
        this.dispatchEvent(new Event('input'))
        return true
      },
    }
  }
  focus(): void {}
  setSelectionRange(from: number, to: number): void {
    ;[this.selectionStart, this.selectionEnd] = [from, to]
  }
  setRangeText(words: string, from: number, to: number): void {
    this.value = this.value.slice(0, from) + words + this.value.slice(to)
    this.setSelectionRange(from + words.length, from + words.length)
  }
}

/** What a browser tells of a change. */
class Told extends Event {
  readonly inputType: string
  constructor(inputType: string) {
    super('input')
    this.inputType = inputType
  }
}
beforeAll(() => void vi.stubGlobal('InputEvent', Told))
afterAll(() => void vi.unstubAllGlobals())

function writing(value: string, { from, to = from, knows = true }: { readonly from: number; readonly to?: number; readonly knows?: boolean }) {
  const field = new Field(value, knows)
  field.setSelectionRange(from, to)
  const heard: string[] = []
  field.addEventListener('input', () => heard.push(field.value))
  const hand = writeOwnWords(field as unknown as HTMLTextAreaElement, new AbortController().signal)
  const selection = () => ({ from: field.selectionStart, to: field.selectionEnd })
  return { field, hand, heard, selection }
}

describe('lists and bold in a field whose words are nobody else’s yet', () => {
  test.each([true, false])('[WD13] several marks are one step for undo, are heard by the form, and leave the same words chosen (a browser that can: %s)', (knows) => {
    const { field, hand, heard, selection } = writing('een\ntwee', { from: 0, to: 8, knows })
    hand.change(toggleList(field.value, selection(), 'bullets'))
    expect(field.value).toBe('- een\n- twee')
    expect(heard).toEqual(['- een\n- twee'])
    expect(field.undone).toEqual(knows ? ['een\ntwee'] : [])
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toContain('een\n- twee')
    hand.change(toggleList(field.value, selection(), 'bullets'))
    expect(field.value).toBe('een\ntwee')
  })

  test('[WD13] a place to write bold words between, and the next item, are put down at the caret', () => {
    const bold = writing('wij ', { from: 4 })
    const edit = toggleBold(bold.field.value, bold.selection())
    if (edit !== undefined) bold.hand.change(edit)
    expect([bold.field.value, bold.selection()]).toEqual(['wij ****', { from: 6, to: 6 }])
    const list = writing('1. een\n2. drie', { from: 6 })
    const next = enterInList(list.field.value, list.selection())
    if (next !== undefined) list.hand.change(next)
    expect([list.field.value, list.selection()]).toEqual(['1. een\n2. \n3. drie', { from: 10, to: 10 }])
  })

  test('[WD13] while an input method composes nothing is put down', () => {
    const { field, hand, heard } = writing('een', { from: 3 })
    field.dispatchEvent(new Event('compositionstart'))
    hand.change(toggleList(field.value, { from: 3, to: 3 }, 'numbers'))
    expect([field.value, heard]).toEqual(['een', []])
    field.dispatchEvent(new Event('compositionend'))
    hand.change(toggleList(field.value, { from: 3, to: 3 }, 'numbers'))
    expect(field.value).toBe('1. een')
  })

  test('[WD13] what the browser’s undo brings back is not chosen, so that the next letter does not take its place', () => {
    const { field, hand, selection } = writing('- goed', { from: 6 })
    const edit = toggleBold(field.value, selection())
    if (edit !== undefined) hand.change(edit)
    expect(field.value).toBe('- **goed**')
    field.value = field.undone.at(-1) ?? ''
    field.setSelectionRange(2, 6)
    field.dispatchEvent(new Told('historyUndo'))
    expect(selection()).toEqual({ from: 6, to: 6 })
  })
})
