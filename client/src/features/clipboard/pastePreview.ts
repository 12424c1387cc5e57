import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { MOST_AT_ONCE, MOST_CHARACTERS } from './bounds.ts'
import { layLines, sizeOf } from './layLines.ts'
import { type Cut, tableOf, textsOf } from './table.ts'

/** A card this much higher than its kind is long. */
const LONG = 1.5
/** A step hangs on a project, a drawing and a form are drawn, a picture is shown. */
const NOT_FROM_TEXT: ReadonlySet<string> = new Set(['step', 'drawing', 'shape', 'image'])

export type Asked = { readonly source: string; readonly cut: Cut; readonly kind: CardKind; readonly where: string }
type Here = { readonly reader: BoardReader; readonly allowed: { readonly kinds: readonly CardKind[]; readonly structure: boolean }; readonly textLength: number }

export type PastePreview = {
  /** Kinds that text can become now. */
  readonly kinds: readonly CardKind[]
  readonly kind: CardKind
  readonly hasCells: boolean
  readonly cut: Cut
  /** What will be put down. */
  readonly texts: readonly string[]
  /** How many would be, without a bound. */
  readonly fitting: number
  readonly tooLong: number
  readonly long: number
  readonly tooMuch: boolean
  /** What happens to the section asked for. */
  readonly section: 'besides' | 'grows' | 'fits'
}

/** What would come onto the board, and what should be told of it. Pure. */
export function pastePreview({ source, cut, kind: asked, where }: Asked, { reader, allowed, textLength }: Here): PastePreview {
  const kinds = allowed.kinds.filter((kind) => !NOT_FROM_TEXT.has(kind))
  const kind = kinds.includes(asked) ? asked : (kinds[0] ?? 'note')
  const tooMuch = source.length > MOST_CHARACTERS
  const table = tooMuch ? [] : tableOf(source)
  const hasCells = table.some((row) => row.length > 1)
  const settled = cut === 'cell' && !hasCells ? 'line' : cut
  const all = textsOf(table, settled)
  const fitting = all.filter((text) => text.length <= textLength)
  const texts = fitting.slice(0, MOST_AT_ONCE)
  const { pasted, besides } = layLines({ texts, kind, partyId: undefined, sectionId: where === '' ? undefined : where }, { read: reader, mayGrow: allowed.structure, place: () => ({ x: 0, y: 0 }) })
  return {
    kinds,
    kind,
    hasCells,
    cut: settled,
    texts,
    fitting: fitting.length,
    tooLong: all.length - fitting.length,
    long: texts.filter((text) => sizeOf(kind, text).h > cardSize({ kind }).h * LONG).length,
    tooMuch,
    section: besides ? 'besides' : pasted.section === undefined ? 'fits' : 'grows',
  }
}
