/**
 * How wide text is, without a browser: the same on every screen, in the picture and in the PDF, so that all of them break
 * lines alike. Kerning is left out (a line comes out at most a few pixels narrower than measured).
 */
import { ADVANCE_RANGES, ADVANCE_TABLE } from './advanceTable.ts'

export type FontWeight = keyof typeof ADVANCE_TABLE
/** Width in board units of text at a size in board units. */
export type Measure = (text: string, size: number) => number

/** For what the font lacks: wide enough for most scripts, and a whole em for emoji and ideographs. */
const LACKING = 0.65
const WIDE = 1.1
const WIDE_FROM = 0x1100
/** Latin with its accents: one code unit each. */
const PLAIN_UNTIL = 0x180
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u

const widthsOf = (weight: FontWeight): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>()
  for (const [range, [first]] of ADVANCE_RANGES.entries()) {
    for (const [index, width] of (ADVANCE_TABLE[weight][range] ?? []).entries()) if (width > 0) widths.set(first + index, width / 1000)
  }
  return widths
}
const isWide = (code: number): boolean => code >= 0x1f000 || (code >= WIDE_FROM && code <= 0x115f) || (code >= 0x2e80 && code <= 0xffdc && !(code >= 0xfb00 && code <= 0xfeff))

/** `tracking` in em, added after every character. */
export const measureWith = (weight: FontWeight, tracking = 0): Measure => {
  const widths = widthsOf(weight)
  const other = new Map<string, number>()
  const advanceOf = (character: string): number => {
    const code = character.codePointAt(0) ?? 0
    const known = widths.get(code) ?? other.get(character)
    if (known !== undefined) return known
    const width = ZERO_WIDTH.test(character) ? 0 : isWide(code) ? WIDE : LACKING
    if (other.size < 5_000) other.set(character, width) // bounded: a board may hold every character there is
    return width
  }
  // Ten thousand cards are measured at once: nearly all letters by a lookup, no walk by code points.
  const plain = Float64Array.from({ length: PLAIN_UNTIL }, (_, code) => advanceOf(String.fromCharCode(code)) + tracking)
  return (text, size) => {
    let em = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < PLAIN_UNTIL) em += plain[code] ?? 0
      else {
        const character = String.fromCodePoint(text.codePointAt(at) ?? code)
        em += advanceOf(character) + tracking
        at += character.length - 1
      }
    }
    return em * size
  }
}
