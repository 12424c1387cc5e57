import type { CardFields } from '../board.ts'
import { cardFieldProblem, isCardKind } from '../fieldRules.ts'
import { requiredFieldsOf } from '../kinds/kindTable.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'
import { settleField } from './settle.ts'

/** What a card is and whose it is stays as it was made; its words go through the text. */
const FIXED: ReadonlySet<string> = new Set(['kind', 'text', 'authorId'])

/** `null` and the empty string remove a field that may be missing; what does not fit the field is left out. */
export const setCardFields = (context: CommandContext, id: string, fields: CardFields): void => {
  context.write(() => {
    const item = itemIn(context.roots.cards, id)
    const kind = item?.get('kind')
    if (item === undefined || !isCardKind(kind)) return
    for (const [key, value] of Object.entries(fields)) {
      if (FIXED.has(key)) continue
      if (value === null || value === '') {
        if (key !== 'order' && !requiredFieldsOf(kind).has(key)) setValue(item, key, undefined)
        continue
      }
      const settled = settleField(key, value)
      if (settled !== undefined && cardFieldProblem(kind, key, settled) === undefined) setValue(item, key, settled)
    }
  })
}
