import type { WordLine } from '@visiebord/shared/board/words/readWords.ts'
import type { Numbering, Tag } from './tag.ts'

export type LineTags = { readonly words: Tag; /** Of the bullet or number before them. */ readonly label?: Tag }

/** What each line of a card's words is in the tags: lines that follow each other are a paragraph, items a list, deeper items a list in the body of the item above them. */
export function wordTags(lines: readonly WordLine[], within?: Tag): readonly LineTags[] {
  let paragraph: Tag | undefined
  let outer: Tag | undefined
  let inner: Tag | undefined
  let body: Tag | undefined
  return lines.map(({ list }) => {
    if (list === undefined) {
      outer = inner = body = undefined
      paragraph ??= { type: 'P', within }
      return { words: paragraph }
    }
    paragraph = undefined
    const numbering = /^\d/u.test(list.label) ? 'Decimal' : 'Disc'
    const isDeeper = list.depth === 1 && body !== undefined
    const holder: Tag = isDeeper ? (inner = listOf(inner, numbering, body)) : (outer = listOf(outer, numbering, within))
    const item: Tag = { type: 'LI', within: holder }
    const own: Tag = { type: 'LBody', within: item }
    if (!isDeeper) {
      body = own
      inner = undefined
    }
    return { words: { type: 'P', within: own }, label: { type: 'Lbl', within: item } }
  })
}

/** A list counts in one way: where the way changes, another one begins. */
const listOf = (list: Tag | undefined, numbering: Numbering, within: Tag | undefined): Tag => (list?.numbering === numbering ? list : { type: 'L', numbering, within })
