import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import type { Pullable } from '@visiebord/shared/board/geometry/pulling.ts'
import { pullableCard, pullableSection, sizedAs } from '@visiebord/shared/board/geometry/resizing.ts'
import type { OpenWorkshop } from '../../../state/openWorkshop.ts'

/** What is given a size: cards, or one section. */
export type SizedThings = { readonly cards: readonly string[] } | { readonly section: string }
export type AskedSize = { readonly w?: number; readonly h?: number }

/** What a dialog for their size shows. */
export type SizesNow = {
  readonly count: number
  /** Where they differ it is absent. */
  readonly w: number | undefined
  readonly h: number | undefined
  /** Whether any of them can be given a height. */
  readonly hasHeight: boolean
  /** All of them, or some, stay as wide to their height as they are. */
  readonly keepsRatio: 'all' | 'some' | undefined
  /** Some are higher than they were given, for their words' sake. */
  readonly grown: boolean
  /** Of those asked about, how many have one size only. */
  readonly fixed: number
  readonly least: { readonly w: number; readonly h: number }
  readonly most: number
}

type Thing = { readonly id: string; readonly thing: Pullable }

function thingsOf(reader: BoardReader, of: SizedThings): readonly Thing[] {
  if ('section' in of) {
    const section = reader.sections.get(of.section)
    return section === undefined ? [] : [{ id: section.id, thing: pullableSection(section) }]
  }
  return of.cards.flatMap((id) => {
    const card = reader.cards.get(id)
    const thing = card === undefined ? undefined : pullableCard(card)
    return thing === undefined ? [] : [{ id, thing }]
  })
}

/** Undefined when nothing of it is there any more, or can have another size. */
export function sizesNow(reader: BoardReader, of: SizedThings): SizesNow | undefined {
  const things = thingsOf(reader, of).map(({ thing }) => thing)
  if (things.length === 0) return undefined
  const common = (side: 'w' | 'h'): number | undefined => {
    const [first, ...others] = things.map(({ box }) => Math.round(box[side]))
    return others.every((other) => other === first) ? first : undefined
  }
  const ratios = things.filter(({ by }) => by === 'ratio').length
  const asked = 'cards' in of ? of.cards.filter((id) => reader.cards.has(id)).length : 1
  return {
    count: things.length,
    w: common('w'),
    h: common('h'),
    hasHeight: things.some(({ by }) => by !== 'across'),
    keepsRatio: ratios === 0 ? undefined : ratios === things.length ? 'all' : 'some',
    grown: things.some(({ by, box, size }) => by === 'free' && box.h > size.h),
    fixed: asked - things.length,
    least: { w: Math.min(...things.map(({ least }) => least.w)), h: Math.min(...things.map(({ least }) => least.h)) },
    most: Math.max(...things.map(({ most }) => most)),
  }
}

/** Gives each of them that size, as far as its kind can have it; the top left corner stays. One write and one undo step. Tells how many became another. */
export function giveSize({ commands }: Pick<OpenWorkshop, 'commands'>, reader: BoardReader, of: SizedThings, asked: AskedSize): number {
  const sized = thingsOf(reader, of).flatMap(({ id, thing }) => {
    const size = sizedAs(thing, asked)
    return size === undefined ? [] : [{ id, size }]
  })
  const [first, ...others] = sized
  if (first === undefined) return 0
  if ('section' in of) commands.resizeSection(first.id, first.size)
  else if (others.length === 0) commands.resizeCard(first.id, first.size)
  else commands.moveCards(sized.flatMap(({ id, size }) => {
    const position = reader.cards.get(id)?.position
    return position === undefined ? [] : [{ id, position, size }]
  }))
  // A refused command has said why.
  return sized.filter(({ id, size }) => {
    const card = reader.cards.get(id)
    const now = 'section' in of ? reader.sections.get(id)?.size : card === undefined ? undefined : cardSize(card)
    return now?.w === size.w && now.h === size.h
  }).length
}
