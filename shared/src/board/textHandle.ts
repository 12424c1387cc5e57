/** The words of one item as an editor needs them. It follows the item through deletion and return (an undo makes a new text). */
import type * as Y from 'yjs'
import type { TextHandle } from './board.ts'
import { spliceText } from './commands/replaceText.ts'
import { TEXT_KEY } from './fieldRules.ts'
import { watchable } from './lightItems.ts'
import type { Projection } from './projection.ts'
import { itemIn, textIn, type BoardRoots } from './roots.ts'

type Splices = Parameters<Parameters<TextHandle['observe']>[0]>[0]
export type TextRoot = 'cards' | 'sections' | 'lanes'

/** `type` runs a change as typing: one undo step with the typing just before it in the same text. `write`: a step of its own. */
type TextDesk = { readonly roots: BoardRoots; readonly read: Projection; readonly type: (text: string, change: () => void) => void; readonly write: (change: () => void) => void }

const splicesOf = (event: Y.YTextEvent): Splices => {
  const splices: { index: number; remove: number; insert: string }[] = []
  let index = 0
  for (const part of event.delta) {
    if (part.retain !== undefined) index += part.retain
    else if (part.delete !== undefined) splices.push({ index, remove: part.delete, insert: '' })
    else if (typeof part.insert === 'string') {
      splices.push({ index, remove: 0, insert: part.insert })
      index += part.insert.length
    }
  }
  return splices
}

export const openTextHandle = ({ roots, read, type, write }: TextDesk, root: TextRoot, id: string): TextHandle | undefined => {
  const current = (): Y.Text | undefined => textIn(itemIn(roots[root], id), TEXT_KEY[root] ?? '')
  if (current() === undefined) return undefined
  let splicing = false

  const observe: TextHandle['observe'] = (listener) => {
    let watched = current()
    let known = watched?.toJSON() ?? ''
    const onText = (event: Y.YTextEvent): void => {
      known = event.target.toJSON()
      const splices = splicing ? [] : splicesOf(event)
      if (splices.length > 0) listener(splices)
    }
    if (watched !== undefined) watchable(watched).observe(onText)
    const stop = read.subscribe(() => {
      const now = current()
      if (now === watched) return
      watched?.unobserve(onText)
      watched = now
      if (now !== undefined) watchable(now).observe(onText)
      const words = now?.toJSON() ?? ''
      const whole = { index: 0, remove: known.length, insert: words }
      if (words !== known) listener([whole])
      known = words
    })
    return () => {
      stop()
      watched?.unobserve(onText)
    }
  }

  /** What this handle writes itself, it does not tell of. */
  const own = (change: (text: Y.Text) => void): void => {
    const text = current()
    if (text === undefined) return
    splicing = true
    try {
      change(text)
    } finally {
      splicing = false
    }
  }

  return {
    read: () => current()?.toJSON() ?? '',
    splice: (index, remove, insert) => own((text) => type(`${root} ${id}`, () => spliceText(text, index, remove, insert))),
    change: (splices) =>
      own((text) =>
        write(() => {
          for (const { index, remove, insert } of splices) spliceText(text, index, remove, insert)
        }),
      ),
    observe,
  }
}
