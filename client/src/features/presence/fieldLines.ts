/** An upright line (no width) or a stretch of chosen letters, px within what it is drawn in. */
export type Line = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
/** What a field shows of its text, in the same px. */
export type Pane = { readonly top: number; readonly bottom: number }

/** The part of a line that a scrolled field shows; nothing when it is scrolled away, or all but a sliver. */
export function inPane(line: Line, { top, bottom }: Pane): Line | undefined {
  const [from, until] = [Math.max(line.y, top), Math.min(line.y + line.h, bottom)]
  return until - from < Math.min(4, line.h) ? undefined : { ...line, y: from, h: until - from }
}

/** A name stands behind its caret, or before it where it would run out of what holds it. */
export const nameSide = (x: number, width: number): 'after' | 'before' => (x > width * 0.6 ? 'before' : 'after')
