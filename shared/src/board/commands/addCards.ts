import type { NewCard } from '../board.ts'
import { cardFieldProblem, isId } from '../fieldRules.ts'
import type { CardKind } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'
import { ordersOnTop } from './ordersOnTop.ts'
import { settleField } from './settle.ts'

const nextNumber = (context: CommandContext): number => {
  let highest = 0
  for (const card of context.read.cards.values()) if (card.kind === 'principle' && card.number > highest) highest = card.number
  return highest + 1
}

const defaultsOf = (kind: CardKind, numbers: { next: number }): Readonly<Record<string, unknown>> => {
  switch (kind) {
    case 'note':
    case 'development': return {}
    case 'principle': return { number: numbers.next }
    case 'statement': return { status: 'concept' }
    case 'project': return { status: 'planned' }
    case 'step': return { done: false }
  }
}

/** A given id that is taken or unusable is replaced. A step without a project is no card and is left out. */
export const addCards = (context: CommandContext, cards: readonly NewCard[]): readonly string[] => {
  const { roots, read } = context
  const usable = cards.filter((card) => card.kind !== 'step' || cardFieldProblem('step', 'projectId', card.fields?.['projectId']) === undefined)
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
      const written = new Map<string, unknown>([['kind', kind], ['order', orders[index]], ...Object.entries(defaultsOf(kind, numbers)), ...sound])
      roots.cards.set(id, newItem(written, 'text', text))
      if (kind === 'principle') numbers.next = Math.max(numbers.next, Number(written.get('number'))) + 1
      ids.push(id)
    }
  })
  return ids
}
