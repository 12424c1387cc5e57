import type { Browser } from '@playwright/test'
import { joinByLink } from '../pages/boardPage.ts'
import type { StartedServer } from '../startedServer.ts'
import { makeWorkshop } from '../workshopApi.ts'
import { CanvasPage } from './canvas/canvasPage.ts'
import { type FrameCost, medianCost } from './canvas/frameCost.ts'
import { wheelPan } from './canvas/wheelPan.ts'

/** What a frame costs while panning over the example by wheel: median of three runs. */
export async function panFrame(server: StartedServer, browser: Browser): Promise<FrameCost> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Schuiven' })
  const canvas = await CanvasPage.open(browser, (page) => joinByLink(page, made.links.participant, { name: 'Schuiver', party: 'Tiel' }))
  try {
    const runs: FrameCost[] = []
    for (let run = 0; run < 3; run++) runs.push(await wheelPan(canvas, run % 2 === 1))
    return medianCost(runs)
  } finally {
    await canvas.close()
  }
}
