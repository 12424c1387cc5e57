/** Cards of the clipboard made ready for this board: pure, so that what stays behind can be counted and told before anything is written. */
import type { BoardReader, NewCard, PastedCards } from '@visiebord/shared/board/board.ts'
import { cardRect, cardSize, GRID_GAP } from '@visiebord/shared/board/geometry/cardSize.ts'
import { around, centre, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import { newCardOf } from '@visiebord/shared/board/gatherCards.ts'
import type { Card, CardKind, Position, Size } from '@visiebord/shared/board/schema.ts'
import { sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import type { Clip } from './clip.ts'

/** What could not come along. `parties`: cards that came without theirs, for it is not here. */
export type LeftBehind = { readonly kinds: number; readonly steps: number; readonly links: number; readonly parties: number }
export type PastePlan = { readonly pasted: PastedCards; readonly left: LeftBehind }

type Here = {
  readonly read: Pick<BoardReader, 'cards' | 'sections' | 'lanes'>
  readonly workshopId: string
  readonly parties: readonly Party[]
  readonly allowed: { readonly kinds: readonly CardKind[]; readonly links: boolean }
  /** Top left corner for something of this size. */
  readonly place: (size: Size) => Position
}

export function planPaste(clip: Clip, here: Here): PastePlan {
  const isHome = clip.from === here.workshopId
  const allowed = clip.content.cards.filter(({ kind }) => here.allowed.kinds.includes(kind))
  const projects = new Set(allowed.flatMap(({ id, kind }) => (kind === 'project' ? [id] : [])))
  const hasProject = (card: Card): boolean => card.kind !== 'step' || projects.has(card.projectId) || (isHome && here.read.cards.get(card.projectId)?.kind === 'project')
  const cards = allowed.filter(hasProject)
  const partyOf = partiesHere(clip, here, isHome)
  const placed = placeAll(cards, here, isHome)
  const links = here.allowed.links ? clip.content.links : []
  const known = new Set(cards.map(({ id }) => id))
  const kept = links.filter(({ from, to }) => known.has(from) && known.has(to))
  return {
    pasted: {
      cards: placed.map(({ card, position }) => newHere(card, position, partyOf(card.partyId), here)),
      links: kept,
      tags: (clip.content.remarks ?? []).flatMap((remark) => (remark.kind === 'tag' && known.has(remark.cardId) ? [remark] : [])),
    },
    left: {
      kinds: clip.content.cards.length - allowed.length,
      steps: allowed.length - cards.length,
      links: clip.content.links.length - kept.length,
      parties: cards.filter(({ partyId }) => partyId !== undefined && partyOf(partyId) === undefined).length,
    },
  }
}

/** At home the same party; elsewhere one of the same name, as an import matches them. */
function partiesHere(clip: Clip, { parties }: Here, isHome: boolean): (id: string | undefined) => string | undefined {
  const key = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
  const byName = new Map(parties.map(({ id, name }) => [key(name), id]))
  const known = new Set(parties.map(({ id }) => id))
  const matched = new Map(clip.parties.map(({ id, name }) => [id, byName.get(key(name))]))
  return (id) => (id === undefined ? undefined : isHome && known.has(id) ? id : matched.get(id))
}

type Placed = { readonly card: Card; readonly position: Position | undefined }

/** As they lay to each other, all of it where the hand is. A project whose lane is not here gets a place under them; in its lane it stays, and a step in its project. */
function placeAll(cards: readonly Card[], { read, place }: Here, isHome: boolean): readonly Placed[] {
  const rects = new Map<string, Rect>()
  for (const card of cards) {
    const rect = cardRect(card)
    if (rect !== undefined) rects.set(card.id, rect)
  }
  const laid = around(rects.values())
  let at: Position = laid === undefined ? { x: 0, y: 0 } : { x: laid.x, y: laid.y + laid.h + GRID_GAP }
  for (const card of cards) {
    if (card.kind !== 'project' || card.position !== undefined || (isHome && card.laneId !== undefined && read.lanes.has(card.laneId))) continue
    const size = cardSize(card)
    rects.set(card.id, { ...at, ...size })
    at = { x: at.x, y: at.y + size.h + GRID_GAP }
  }
  const all = around(rects.values())
  const corner = all === undefined ? undefined : place({ w: all.w, h: all.h })
  return cards.map((card) => {
    const rect = rects.get(card.id)
    if (rect === undefined || all === undefined || corner === undefined) return { card, position: undefined }
    return { card, position: { x: Math.round(corner.x + rect.x - all.x), y: Math.round(corner.y + rect.y - all.y) } }
  })
}

function newHere(card: Card, position: Position | undefined, partyId: string | undefined, { read }: Here): NewCard {
  const { partyId: _party, sectionId: _section, position: _position, fields = {}, ...rest } = newCardOf(card)
  const rect = position === undefined ? undefined : cardRect({ ...card, position })
  const section = rect === undefined ? undefined : sectionAt(read, centre(rect))
  const { laneId, ...free } = fields
  return {
    ...rest,
    fields: position === undefined && laneId !== undefined ? { ...free, laneId } : free,
    ...(partyId === undefined ? {} : { partyId }),
    ...(position === undefined ? {} : { position }),
    ...(section === undefined ? {} : { sectionId: section.id }),
  }
}
