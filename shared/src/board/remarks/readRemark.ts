import * as Y from 'yjs'
import { isId, remarkFieldProblem } from '../fieldRules.ts'
import type { ReadItem } from '../readItem.ts'
import { textIn } from '../roots.ts'
import type { Remark } from './remark.ts'
import { REMARK_CORE, remarkKindOf } from './remarkRules.ts'

/** Without its core (card, words or value; of a reaction also whose it is) it is no remark and is left out whole; else only the field is. */
export const readRemark = (id: string, item: unknown): ReadItem<Remark> => {
  if (!(item instanceof Y.Map) || !isId(id)) return { value: undefined, skipped: 1 }
  const kind = remarkKindOf(item.get('kind'))
  if (kind === undefined) return { value: undefined, skipped: 1 }
  const text = kind === 'comment' ? textIn(item, 'text') : undefined
  const remark: { [key: string]: unknown } = { id, kind }
  let skipped = 0
  for (const [key, value] of item.entries()) {
    if (key === 'text' && text !== undefined) remark['text'] = text.toJSON()
    else if (remarkFieldProblem(kind, key, value) === undefined) remark[key] = value
    else skipped++
  }
  if (REMARK_CORE[kind].some((key) => remark[key] === undefined)) return { value: undefined, skipped: 1 }
  return { value: Object.freeze(remark) as unknown as Remark, skipped }
}
