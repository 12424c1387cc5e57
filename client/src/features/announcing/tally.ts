import type { BoardChange, BoardReader } from '@visiebord/shared/board/board.ts'
import { mentionedIn } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import type { Card, Link } from '@visiebord/shared/board/schema.ts'
import { differing, factOf } from './fact.ts'
import { placeOf } from './placeOf.ts'
import type { Told } from './told.ts'

export type Someone = { readonly id: string; readonly name: string }

export type TallyAround = {
  readonly me: string
  readonly personOfClient: (client: number) => Someone | undefined
  readonly personById: (id: string) => Someone | undefined
  /** Who writes in this card now, me in another tab included. */
  readonly writersIn: (cardId: string) => readonly Someone[]
  /** Chosen here, or has the keyboard here. */
  readonly isInHand: (cardId: string) => boolean
}

export type Tally = {
  /** Takes note of one change of the board. */
  changed(change: BoardChange): void
  /** True while something waits to be told. */
  waits(): boolean
  /** What others did since the last time. A card in which somebody still writes waits until they stop. */
  take(): readonly Told[]
  /** This card was told of by itself. */
  forget(cardId: string): void
  /** What a card was before the change that is being told now. */
  before(cardId: string): Card | undefined
}

type CardNews = { readonly before: Card | undefined; readonly by: Set<string>; mine: boolean }
type TitleNews = { readonly before: string | undefined; readonly of: 'section' | 'lane' }

/** [AN3] What others did to a board, net: a card that came and went is nothing, one that moved twice moved once. Costs what changed. */
export function createTally(reader: BoardReader, around: TallyAround): Tally {
  const cards = new Map(reader.cards)
  const links = new Map(reader.links)
  const remarks = new Map(reader.remarks)
  const titles = { sections: titlesOf(reader.sections), lanes: titlesOf(reader.lanes) }
  const there = new Set([...reader.sections.keys(), ...reader.lanes.keys()])
  /** Cards that this hand changed: what happens to them touches me. */
  const own = new Set<string>()
  const cardNews = new Map<string, CardNews>()
  const titleNews = new Map<string, TitleNews>()
  const linkNews = new Map<string, Link | undefined>()
  const remarkNews = new Set<string>()
  let justBefore = new Map<string, Card | undefined>()

  const touchesMe = (id: string, card: Card | undefined): boolean => own.has(id) || around.isInHand(id) || (card?.authorId !== undefined && card.authorId === around.me)

  /** Who made of `before` what it is now; nobody is `undefined` when it was all me, in another tab. */
  const whoDid = (id: string, before: Card | undefined, now: Card | undefined): readonly string[] | undefined => {
    if (now === undefined) return []
    const fields = before === undefined ? ['kind'] : differing(before, now)
    const found = fields.flatMap((field): readonly (Someone | undefined)[] => {
      if (field === 'text') {
        const writers = around.writersIn(id)
        return writers.length === 0 ? [undefined] : writers
      }
      const client = reader.lastWriter(id, field)
      return [(client === undefined ? undefined : around.personOfClient(client)) ?? (before === undefined && now.authorId !== undefined ? around.personById(now.authorId) : undefined)]
    })
    if (found.length > 0 && found.every((person) => person?.id === around.me)) return undefined
    return found.flatMap((person) => (person === undefined || person.id === around.me ? [] : [person.name]))
  }

  const cardChanged = (id: string, local: boolean): void => {
    const [before, now] = [cards.get(id), reader.cards.get(id)]
    if (before === now) return
    put(cards, id, now)
    if (local) {
      own.add(id)
      cardNews.delete(id)
      return
    }
    justBefore.set(id, before)
    const by = whoDid(id, before, now)
    if (by === undefined) return
    const news = cardNews.get(id) ?? { before, by: new Set(), mine: false }
    for (const name of by) news.by.add(name)
    news.mine ||= touchesMe(id, now ?? before)
    if (factOf(news.before, now) === undefined) cardNews.delete(id)
    else cardNews.set(id, news)
  }
  const titleChanged = (of: 'section' | 'lane', id: string, local: boolean): void => {
    const [known, now] = of === 'section' ? [titles.sections, reader.sections.get(id)?.title] : [titles.lanes, reader.lanes.get(id)?.title]
    const before = there.has(id) ? known.get(id) : undefined
    if (now === undefined) there.delete(id)
    else {
      there.add(id)
      known.set(id, now)
    }
    if (before === now) return
    if (local) titleNews.delete(id)
    else if (!titleNews.has(id)) titleNews.set(id, { of, before })
  }
  /** Who is named in a comment hears so at once, from the comments themselves. */
  const remarkChanged = (id: string, local: boolean): void => {
    const [before, now] = [remarks.get(id), reader.remarks.get(id)]
    put(remarks, id, now)
    if (now === undefined) remarkNews.delete(id)
    else if (before === undefined && !local && now.kind !== 'tag' && now.authorId !== around.me && !(now.kind === 'comment' && mentionedIn(now).includes(around.me))) remarkNews.add(id)
  }
  const linkChanged = (id: string, local: boolean): void => {
    const before = links.get(id)
    put(links, id, reader.links.get(id))
    if (local) linkNews.delete(id)
    else if (!linkNews.has(id)) linkNews.set(id, before)
  }

  const toldOfCard = (id: string, { before, by, mine }: CardNews): Told | undefined => {
    const now = reader.cards.get(id)
    const what = factOf(before, now)
    const card = now ?? before
    if (what === undefined || card === undefined) return undefined
    return { what, place: placeOf(card, reader, titles), by: [...by], text: card.text, mine: mine || touchesMe(id, card) }
  }
  const toldOfTitle = (id: string, { of, before }: TitleNews): Told | undefined => {
    const now = (of === 'section' ? reader.sections : reader.lanes).get(id)?.title
    if (before === now) return undefined
    return { what: `${of}-${before === undefined ? 'added' : now === undefined ? 'removed' : 'renamed'}`, by: [], text: now ?? before ?? '', mine: false }
  }
  const toldOfLink = (id: string, before: Link | undefined): Told | undefined => {
    const now = reader.links.get(id)
    const link = now ?? before
    if ((before === undefined) === (now === undefined) || link === undefined) return undefined
    return { what: now === undefined ? 'unlinked' : 'linked', by: [], text: '', mine: [link.from, link.to].some((end) => touchesMe(end, reader.cards.get(end))) }
  }
  const toldOfRemark = (remark: Remark | undefined): Told | undefined => {
    const card = remark === undefined ? undefined : reader.cards.get(remark.cardId)
    if (remark === undefined || card === undefined || remark.kind === 'tag') return undefined
    const person = remark.authorId === undefined ? undefined : around.personById(remark.authorId)
    return {
      what: remark.kind === 'comment' ? 'commented' : 'reacted',
      place: placeOf(card, reader, titles), by: person === undefined ? [] : [person.name], text: card.text, mine: touchesMe(card.id, card),
    }
  }

  return {
    changed: (change) => {
      justBefore = new Map()
      for (const id of change.cards) cardChanged(id, change.local)
      for (const id of change.sections) titleChanged('section', id, change.local)
      for (const id of change.lanes) titleChanged('lane', id, change.local)
      for (const id of change.links) linkChanged(id, change.local)
      for (const id of change.remarks) remarkChanged(id, change.local)
    },
    waits: () => cardNews.size + titleNews.size + linkNews.size + remarkNews.size > 0,
    take: () => {
      const told: (Told | undefined)[] = []
      for (const [id, news] of cardNews) {
        const what = factOf(news.before, reader.cards.get(id))
        const isBeingWritten = (what === 'added' || what === 'changed') && around.writersIn(id).some((person) => person.id !== around.me)
        if (isBeingWritten) continue
        told.push(toldOfCard(id, news))
        cardNews.delete(id)
      }
      for (const [id, news] of titleNews) told.push(toldOfTitle(id, news))
      for (const [id, before] of linkNews) told.push(toldOfLink(id, before))
      for (const id of remarkNews) told.push(toldOfRemark(reader.remarks.get(id)))
      for (const news of [titleNews, linkNews, remarkNews]) news.clear()
      return told.filter((each) => each !== undefined)
    },
    forget: (cardId) => void cardNews.delete(cardId),
    before: (cardId) => justBefore.get(cardId),
  }
}

const titlesOf = (all: ReadonlyMap<string, { readonly title: string }>): Map<string, string> => new Map([...all].map(([id, { title }]) => [id, title]))

function put<T>(into: Map<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) into.delete(id)
  else into.set(id, value)
}
