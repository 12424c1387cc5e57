/** Rectangles in px of the screen: one upright line for a caret, one for each line of chosen letters. */
export type CaretRects = { readonly caret: DOMRect; readonly chosen: readonly DOMRect[] }

/** Where these letters of `text` are painted inside `element`; nothing when it does not show that text. Reads layout. */
export function caretRects(element: HTMLElement, text: string, caret: { readonly from: number; readonly to: number }): CaretRects | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: { readonly node: Text; readonly start: number }[] = []
  let shown = ''
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue
    nodes.push({ node, start: shown.length })
    shown += node.data
  }
  const begin = text === '' ? -1 : shown.indexOf(text)
  if (begin < 0) return undefined
  const range = document.createRange()
  const put = (edge: 'setStart' | 'setEnd', offset: number): boolean => {
    const at = begin + offset
    const holder = nodes.findLast(({ start }) => start <= at)
    if (holder === undefined) return false
    range[edge](holder.node, Math.min(at - holder.start, holder.node.data.length))
    return true
  }
  const between = (from: number, to: number): readonly DOMRect[] => (put('setStart', from) && put('setEnd', to) ? [...range.getClientRects()] : [])
  const chosen = caret.to > caret.from ? between(caret.from, caret.to) : []
  // Behind the last letter before it; before the next one where a line begins.
  const before = caret.to > 0 && text[caret.to - 1] !== '\n' ? between(caret.to - 1, caret.to).at(-1) : undefined
  // On an empty line that is its own end: it takes no room, and stands where the line does.
  const after = before === undefined && caret.to < text.length ? between(caret.to, caret.to + 1)[0] : undefined
  const rtl = getComputedStyle(nodes[0]?.node.parentElement ?? element).direction === 'rtl'
  if (before !== undefined) return { caret: new DOMRect(rtl ? before.left : before.right, before.top, 0, before.height), chosen }
  if (after !== undefined) return { caret: new DOMRect(rtl ? after.right : after.left, after.top, 0, after.height), chosen }
  return undefined
}
