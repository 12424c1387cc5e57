import type { Browser } from '@playwright/test'
import { joinByLink } from '../../pages/boardPage.ts'
import type { StartedServer } from '../../startedServer.ts'
import { call, join, makeWorkshop, openRound } from '../../workshopApi.ts'
import { CrowdProcess } from '../crowdProcess.ts'
import { boardOf } from './boardOf.ts'
import { CanvasPage, type Point, type Rect } from './canvasPage.ts'
import { bring, still, zoomTo } from './hands.ts'
import type { Sight } from './sights.ts'

export const OTHERS = 30
/** Above the board, as high as the cards of the others need. */
export const PLOT: Point = { x: 60, y: -1_130 }
/** At which they are all in view. */
const PLOT_SCALE = 0.75
const PLOT_AT: Point = { x: 120, y: 110 }

/** Brings the place of the others into view and waits until all their cards are elements. */
export async function lookAtPlot(canvas: CanvasPage, ids: readonly string[]): Promise<void> {
  await zoomTo(canvas, PLOT_SCALE, PLOT_AT)
  await bring(canvas, PLOT, PLOT_AT)
  await canvas.page.waitForFunction((all) => all.every((id) => document.querySelector(`[data-card-id="${id}"]`) !== null), ids, { timeout: 30_000 })
}

/** Around all cards, those of the others too. */
export const around = (board: Awaited<ReturnType<typeof boardOf>>): Rect => {
  const right = Math.max(...board.sections.map(({ position, size }) => position.x + size.w))
  const bottom = Math.max(...board.sections.map(({ position, size }) => position.y + size.h))
  const top = PLOT.y - 40
  return { x: 0, y: top, w: right, h: bottom - top }
}

/** A workshop with so many notes, stored by the real server: the last thirty are brought by those who drag them. */
export async function ourSight(server: StartedServer, browser: Browser, notes: number): Promise<Sight> {
  const board = await boardOf(notes - OTHERS)
  const made = await makeWorkshop(server, { title: `Bord van ${notes}`, parties: board.parties.map(({ name }) => ({ name })) })
  const lead = await join(server, made.links.facilitator, { name: 'Begeleider' })
  const { cards } = await call<{ cards: number }>(server, 'POST', `workshops/${made.id}/imports`, { token: lead.accessToken, body: board })
  if (cards !== board.cards.length) throw new Error(`the server took ${cards} of ${board.cards.length} cards`)
  await openRound(server, made.id, lead.accessToken)
  const enter = (name: string): Promise<CanvasPage> => CanvasPage.open(browser, (page) => joinByLink(page, made.links.participant, { name, party: 'Tiel' }))
  const first = await enter('Kijker')
  const [address, state] = [first.page.url(), await first.state()]
  await first.close()
  return {
    name: 'ours',
    board: around(board),
    address,
    state,
    async watch() {
      const socket = `${server.url.replace(/^http/, 'ws')}/sync/${made.id}`
      const addresses: { address: string; headers: Record<string, string> }[] = []
      for (let index = 0; index < OTHERS; index++) addresses.push({ address: socket, headers: { authorization: `Bearer ${(await join(server, made.links.participant, { name: `Deelnemer ${index}` })).accessToken}` } })
      const canvas = await enter('Toeschouwer')
      const crowd = await CrowdProcess.drag({ addresses, way: 'motion', origin: PLOT })
      const ids = addresses.map((_, index) => `kaart-${index}`)
      await lookAtPlot(canvas, ids)
      await still(canvas)
      return {
        canvas,
        ids,
        async leave() {
          const { ended } = await crowd.health()
          await crowd.leave()
          if (ended.length > 0) throw new Error(`the server ended ${ended.length} of those who dragged, with ${ended[0]}`)
        },
      }
    },
  }
}
