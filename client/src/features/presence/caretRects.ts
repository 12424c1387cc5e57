import { besideCaret, shownRuns } from './shownPlaces.ts'

/** Rectangles in px of the screen: one upright line for a caret, one for each line of chosen letters. */
export type CaretRects = { readonly caret: DOMRect; readonly chosen: readonly DOMRect[] }
type Caret = { readonly from: number; readonly to: number }

/** A text node, and where in the text what it shows begins. */
type Shown = { readonly node: Text; readonly start: number }

/** Where these letters of `text` are painted inside `element`; nothing when it does not show that text. Reads layout. */
export function caretRects(element: HTMLElement, text: string, caret: Caret): CaretRects | undefined {
  const words = element.querySelector('[data-words]')
  return words === null ? inPlain(element, text, caret) : inMarked(words, text, caret)
}

function inPlain(element: HTMLElement, text: string, caret: Caret): CaretRects | undefined {
  const nodes: Shown[] = []
  let shown = ''
  for (const node of textNodes(element)) {
    nodes.push({ node, start: shown.length })
    shown += node.data
  }
  const begin = text === '' ? -1 : shown.indexOf(text)
  if (begin < 0) return undefined
  const between = (from: number, to: number): readonly DOMRect[] => rectsOf(nodes, begin + from, begin + to)
  const chosen = caret.to > caret.from ? between(caret.from, caret.to) : []
  const rtl = isRightToLeft(nodes[0]?.node.parentElement ?? element)
  // Behind the last letter before it; before the next one where a line begins.
  const before = caret.to > 0 && text[caret.to - 1] !== '\n' ? between(caret.to - 1, caret.to).at(-1) : undefined
  if (before !== undefined) return { caret: edge(before, rtl ? 'left' : 'right'), chosen }
  // On an empty line that is its own end: it takes no room, and stands where the line does.
  const after = caret.to < text.length ? between(caret.to, caret.to + 1)[0] : undefined
  return after === undefined ? undefined : { caret: edge(after, rtl ? 'right' : 'left'), chosen }
}

/** Lists and bold words: marks are not painted, so a caret among them stands at the letter beside them. */
function inMarked(element: Element, text: string, caret: Caret): CaretRects | undefined {
  const runs = shownRuns(text)
  const texts = [...textNodes(element)].filter((node) => node.parentElement?.hasAttribute('data-label') !== true)
  // Not rendered yet with this text: the next frame will be.
  if (runs === undefined || runs.length !== texts.length || runs.some(({ at, length }, index) => texts[index]?.data !== text.slice(at, at + length))) return undefined
  const nodes = runs.flatMap(({ at }, index): readonly Shown[] => (texts[index] === undefined ? [] : [{ node: texts[index], start: at }]))
  const beside = besideCaret(text, runs, caret.to)
  const rect = beside === undefined ? undefined : rectsOf(nodes, beside.letter, beside.letter + 1).at(beside.side === 'behind' ? -1 : 0)
  if (beside === undefined || rect === undefined) return undefined
  const rtl = isRightToLeft(element)
  const chosen = runs.flatMap(({ at, length }): readonly DOMRect[] => {
    const [from, to] = [Math.max(at, caret.from), Math.min(at + length, caret.to)]
    return from < to ? rectsOf(nodes, from, to) : []
  })
  return { caret: edge(rect, (beside.side === 'behind') === rtl ? 'left' : 'right'), chosen }
}

function* textNodes(element: Element): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node instanceof Text) yield node
}

function rectsOf(nodes: readonly Shown[], from: number, to: number): readonly DOMRect[] {
  const range = document.createRange()
  const put = (end: 'setStart' | 'setEnd', offset: number): boolean => {
    // An end belongs to the letter before it: of two runs that meet, to the first.
    const holder = nodes.findLast(({ start }) => (end === 'setEnd' ? start < offset : start <= offset)) ?? nodes[0]
    if (holder === undefined) return false
    range[end](holder.node, Math.min(Math.max(0, offset - holder.start), holder.node.data.length))
    return true
  }
  return put('setStart', from) && put('setEnd', to) ? [...range.getClientRects()] : []
}

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'
const edge = (rect: DOMRect, side: 'left' | 'right'): DOMRect => new DOMRect(rect[side], rect.top, 0, rect.height)
