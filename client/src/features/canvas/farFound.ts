import type { PictureFrame } from './farPicture.ts'
import type { Stage } from './stage.ts'

/** px of lamplight around what was found, and around the one of now. */
const WIDE = { found: 3, now: 6 } as const

type Inks = { readonly lamp: string; readonly ring: string }

/** Rings around what was found, over all that is drawn: lamplight between two lines of ink, as around a card that is near. */
export function drawFound(context: CanvasRenderingContext2D, stage: Stage, { frame, inks }: { readonly frame: PictureFrame; readonly inks: Inks }): void {
  const { scale, x: left, y: top } = frame
  const now = stage.flagged('data-found-now')
  for (const [ids, wide] of [[stage.flagged('data-found'), WIDE.found], [now, WIDE.now]] as const) {
    for (const id of ids ?? []) {
      const box = stage.seenBoxOf(id)
      if (box === undefined || (wide === WIDE.found && now?.has(id) === true)) continue
      const [x, y, w, h] = [(box.x - left) * scale, (box.y - top) * scale, box.w * scale, box.h * scale]
      if (x > frame.w || y > frame.h || x + w < 0 || y + h < 0) continue
      const out = wide / 2 + 1
      for (const [line, ink] of [[wide + 3, inks.ring], [wide, inks.lamp]] as const) {
        context.strokeStyle = ink
        context.lineWidth = line
        context.strokeRect(x - out, y - out, w + 2 * out, h + 2 * out)
      }
    }
  }
}
