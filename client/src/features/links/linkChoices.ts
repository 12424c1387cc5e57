import { type Card, LINK_KINDS, type LinkKind } from '@visiebord/shared/board/schema.ts'

export type LinkChoice = { readonly kind: LinkKind; readonly from: string; readonly to: string }

/** Reason before work: a card earlier in the thread supports one that comes later. */
const RANK: Readonly<Record<Card['kind'], number>> = { development: 0, note: 1, text: 1, shape: 1, drawing: 1, image: 1, principle: 2, statement: 3, project: 4, step: 5 }

/**
 * The links that make sense between two cards, likeliest first. `realises` runs from work to a statement, whichever card
 * was chosen first; `supports` from the reason to what rests on it.
 */
export function linkChoices(first: Card, second: Card): readonly LinkChoice[] {
  const [reason, work] = RANK[first.kind] <= RANK[second.kind] ? [first, second] : [second, first]
  const realises = reason.kind === 'statement' && (work.kind === 'project' || work.kind === 'step')
  const waits = RANK[first.kind] >= 4 && RANK[second.kind] >= 4
  const alike = first.kind === second.kind
  const likely: LinkKind[] = [
    ...(realises ? (['realises'] as const) : []),
    ...(waits ? (['dependsOn'] as const) : []),
    ...(alike && !waits ? (['sameAs', 'differsFrom'] as const) : []),
    ...(realises ? [] : (['supports'] as const)),
    'relates',
  ]
  return LINK_KINDS.filter((kind) => likely.includes(kind))
    .toSorted((a, b) => likely.indexOf(a) - likely.indexOf(b))
    .map((kind) => {
      if (kind === 'realises') return { kind, from: work.id, to: reason.id }
      if (kind === 'supports' && !alike) return { kind, from: reason.id, to: work.id }
      return { kind, from: first.id, to: second.id }
    })
}
