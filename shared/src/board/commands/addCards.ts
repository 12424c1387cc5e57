import type { NewCard } from '../board.ts'
import { cardFieldProblem, isId } from '../fieldRules.ts'
import { otherwiseOf, requiredFieldsOf } from '../kinds/kindTable.ts'
import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'
import { ordersOnTop } from './ordersOnTop.ts'
import { settleField } from './settle.ts'

const nextNumber = (context: CommandContext): number => {
  let highest = 0
  for (const card of context.read.cards.values()) if (card.kind === 'principle' && card.number > highest) highest = card.number
  return highest + 1
}

/** A field that has to be there, and nothing else stands in for. */
const isWhole = ({ kind, fields = {} }: NewCard): boolean => {
  const otherwise = otherwiseOf(kind)
  return [...requiredFieldsOf(kind)].every((field) => Object.hasOwn(otherwise, field) || cardFieldProblem(kind, field, fields[field]) === undefined)
}

/** A given id that is taken or unusable is replaced. A step without a project is no card and is left out. */
export const addCards = (context: CommandContext, cards: readonly NewCard[]): readonly string[] => {
  const { roots, read } = context
  const usable = cards.filter(isWhole)
  if (usable.length === 0) return []
  const numbers = { next: nextNumber(context) }
  const ids: string[] = []
  context.write(() => {
    const orders = ordersOnTop(roots.cards, read.cards.values(), usable.length)
    for (const [index, card] of usable.entries()) {
      const { kind, text = '', fields = {}, id: wanted, ...common } = card
      const id = isId(wanted) && !roots.cards.has(wanted) ? wanted : context.newId()
      const given = { ...common, order: card.order ?? orders[index], authorId: context.authorId(), ...fields }
      const settled = Object.entries(given).map(([key, value]) => [key, settleField(key, value)] as const)
      const sound = settled.filter(([key, value]) => key !== 'kind' && cardFieldProblem(kind, key, value) === undefined)
      const written = new Map<string, unknown>([['kind', kind], ['order', orders[index]], ...Object.entries(otherwiseOf(kind)), ...(kind === 'principle' ? [['number', numbers.next] as const] : []), ...sound])
      roots.cards.set(id, newItem(written, 'text', text))
      if (kind === 'principle') numbers.next = Math.max(numbers.next, Number(written.get('number'))) + 1
      ids.push(id)
    }
  })
  return ids
}
