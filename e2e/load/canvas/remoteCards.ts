import { setTimeout as pause } from 'node:timers/promises'
import type { CanvasPage } from './canvasPage.ts'
import { type FrameCost, frameCost } from './frameCost.ts'

const SECONDS = 4

/** What it costs to watch others drag. Throws when one of these cards did not move on the screen. */
export async function remoteCards(canvas: CanvasPage, ids: readonly string[]): Promise<FrameCost> {
  const seen = new Map(ids.map((id) => [id, new Set<string>()]))
  const look = async (): Promise<void> => {
    for (const [id, { x, y }] of await canvas.cards()) seen.get(id)?.add(`${Math.round(x)} ${Math.round(y)}`)
  }
  for (let turn = 0; turn < 4; turn++) {
    await look()
    await pause(170)
  }
  // Nobody looks meanwhile: asking the page would be measured too.
  const cost = await frameCost(canvas, () => pause(SECONDS * 1000))
  await look()
  const stuck = [...seen].filter(([, places]) => places.size < 3).map(([id]) => id)
  if (stuck.length > 0) throw new Error(`these did not move on the screen: ${stuck.join(', ')}`)
  return cost
}
