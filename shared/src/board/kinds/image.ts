import { integer, type Rule } from '../valueRules.ts'
import type { Size } from '../values.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

/** A picture that the server keeps; the text says what is to be seen, for who does not see it. */
export type ImageCard = CardBase & {
  readonly kind: 'image'
  /** SHA-256 of its bytes, hex: what it is asked for by. A board that was read in elsewhere may name one that is not kept here. */
  readonly file: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const FILE = /^[0-9a-f]{64}$/
const file: Rule = (value) => (typeof value === 'string' && FILE.test(value) ? undefined : 'is not the name of a picture: 64 hex digits')
/** More than a server keeps. */
const pixels = integer(1, 20_000)

export const image: KindDefinition<ImageCard> = {
  fields: { file, width: pixels, height: pixels },
  // nothing stands in for a picture
  required: { file: {}, width: {}, height: {} },
  size: { w: 320, h: 240 },
  resize: 'ratio',
  room: { left: 12, right: 12, top: 10, under: 10, largest: 17.6, smallest: 17.6, lineHeight: 1.2, weight: 'medium' },
  // its words are not written on it
  roomOf: () => undefined,
}

const FITS = 320
const LEAST = 24
/** How large a picture is put down: its own shape, as large as fits in 320 × 320, never larger than it is, nowhere under 24. */
export function imageSize({ width, height }: Pick<ImageCard, 'width' | 'height'>): Size {
  const by = Math.min(1, FITS / width, FITS / height)
  return { w: Math.max(LEAST, Math.round(width * by)), h: Math.max(LEAST, Math.round(height * by)) }
}
