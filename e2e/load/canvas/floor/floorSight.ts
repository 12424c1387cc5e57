import type { Browser } from '@playwright/test'
import { crowdRoute } from '../../crowdRoute.ts'
import { boardOf } from '../boardOf.ts'
import { CanvasPage } from '../canvasPage.ts'
import { still } from '../hands.ts'
import { openBoard } from '../opening.ts'
import { around, lookAtPlot, OTHERS, PLOT } from '../ours.ts'
import type { Sight } from '../sights.ts'
import { FloorServer } from './floorServer.ts'

/** The same notes on the floor. */
export async function floorSight(browser: Browser, notes: number): Promise<{ readonly sight: Sight; stop(): Promise<void> }> {
  const board = await boardOf(notes - OTHERS)
  const ids = Array.from({ length: OTHERS }, (_, index) => `kaart-${index}`)
  const cards = [
    ...board.cards.map(({ id, position, text }) => ({ id, x: position?.x ?? 0, y: position?.y ?? 0, text })),
    ...ids.map((id, index) => ({ id, ...crowdRoute(index, OTHERS, PLOT)(0), text: 'Wat we delen' })),
  ]
  const server = await FloorServer.start(cards, { ids, origin: PLOT })
  const open = (address: string): Promise<CanvasPage> =>
    CanvasPage.open(browser, async (page, devtools) => void (await openBoard({ page, devtools }, address)))
  return {
    sight: {
      name: 'floor',
      board: around(board),
      address: server.url,
      state: { cookies: [], origins: [] },
      async watch() {
        const canvas = await open(`${server.url}?remote`)
        await lookAtPlot(canvas, ids)
        await still(canvas)
        return { canvas, ids, leave: async () => undefined }
      },
    },
    stop: () => server.stop(),
  }
}
