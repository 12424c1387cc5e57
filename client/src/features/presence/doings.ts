import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

export type Doing = { readonly does: 'drags' | 'sizes' | 'writes' | 'chose'; readonly cardIds: readonly string[] }
type Hands = Pick<OpenWorkshop, 'people' | 'awareness' | 'motion'>

/** What everybody else does with cards now, by participant: who holds one, else who writes in one, else who chose some. */
export function doingsNow({ people, awareness, motion }: Hands): ReadonlyMap<string, Doing> {
  const { byClient, bySeat } = people.getState()
  const found = new Map<string, Doing>()
  for (const [client, { editing, selected = [] }] of awareness.others.getState()) {
    const person = byClient.get(client)
    if (person === undefined) continue
    if (editing !== undefined) found.set(person.id, { does: 'writes', cardIds: [editing] })
    else if (selected.length > 0 && found.get(person.id)?.does !== 'writes') found.set(person.id, { does: 'chose', cardIds: selected })
  }
  for (const [seat, { drag }] of motion.seats) {
    const person = bySeat.get(seat)
    if (person !== undefined && drag?.cardIds !== undefined && drag.cardIds.length > 0) found.set(person.id, { does: drag.size === undefined ? 'drags' : 'sizes', cardIds: drag.cardIds })
  }
  return found
}

/** Tells when what somebody does may have changed; a drag that goes on is told too. */
export function onDoings({ people, awareness, motion }: Hands, listener: () => void): () => void {
  const stops = [people.subscribe(listener), awareness.others.subscribe(listener), motion.subscribe(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}

type Words = {
  readonly doing: (what: Doing['does'], card: string, more: number) => string
  readonly nobodyDoes: string
}

/** One short sentence of it, with the words of the first card. */
export function doingSentence({ does, cardIds }: Doing, textOf: (id: string) => string | undefined, words: Pick<Words, 'doing'>): string | undefined {
  const there = cardIds.filter((id) => textOf(id) !== undefined)
  const [first] = there
  if (first === undefined) return undefined
  const text = plainWords(textOf(first) ?? '').replaceAll(/\s+/g, ' ').trim()
  return words.doing(does, text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text, there.length - 1)
}

/** Who does what now, in sentences: for who asks, as a screen reader hears nothing of hands. */
export function whoDoesWhat(workshop: Hands & Pick<OpenWorkshop, 'board'>, words: Words): string {
  const { cards } = workshop.board.getState().board.read
  const sentences = [...doingsNow(workshop)].flatMap(([id, doing]) => {
    const [name, said] = [workshop.people.getState().persons.get(id)?.name, doingSentence(doing, (card) => cards.get(card)?.text, words)]
    return name === undefined || said === undefined ? [] : [`${name} ${said}.`]
  })
  return sentences.length === 0 ? words.nobodyDoes : sentences.join(' ')
}

/** The same by voice, politely. */
export const sayWhoDoesWhat = (workshop: Hands & Pick<OpenWorkshop, 'board' | 'announce'>, words: Words): void => workshop.announce.say(whoDoesWhat(workshop, words))
