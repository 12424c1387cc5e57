import { exampleLink } from '../fixtures/exampleLink.ts'
import { walkStops } from '../fixtures/focusStops.ts'
import { smallTargets } from '../fixtures/targets.ts'
import { expect, type Person, test } from '../fixtures/test.ts'

/** Every screen and dialog in turn, as a facilitator meets them. `see` is asked of each. */
async function everyScreen(person: Person, { url, link, see }: { readonly url: string; readonly link: string; readonly see: (screen: string) => Promise<void> }): Promise<void> {
  const { page } = person
  const isSmall = (page.viewportSize()?.width ?? 0) < 640
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await see('the start page')
  await page.goto(link)
  await page.getByLabel('Hoe heet u?').fill('Anna Bakker')
  await see('joining')
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.getByRole('timer')).toBeVisible({ timeout: 30_000 })
  if (isSmall) await page.getByRole('button', { name: 'Bord', exact: true }).click()
  await person.ready()
  await see('the board')
  await page.locator('[data-card-layer] [data-card-kind="note"]').first().click()
  await see('the board with a card chosen')
  for (const [opener, title] of [['Delen', 'Nodig mensen uit'], ['Agenda', 'Agenda'], ['Downloaden', 'Downloaden'], ['Leg vast', /vastleggen\?$/]] as const) {
    await page.getByRole('button', { name: opener, exact: true }).click()
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await see(`the dialog ‘${opener}’`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (const [key, title] of [['Control+k', 'Wat wilt u doen?'], ['?', 'Sneltoetsen']] as const) {
    await page.locator('[data-board-surface]').focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await see(`the dialog ‘${title}’`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await person.toList()
  await see('the list')
  const project = page.locator('[data-row][data-card-kind="project"]').first()
  await project.getByRole('button', { name: /^Meer over/ }).click()
  await see('the menu of a row')
  await page.getByRole('menuitem', { name: 'Details en verbanden' }).click()
  await expect(page.getByRole('heading', { name: 'Reacties en opmerkingen' })).toBeVisible()
  await see('the panel')
  await page.getByRole('button', { name: 'Sluit het paneel' }).click()
  await page.getByRole('button', { name: 'Leg vast', exact: true }).click()
  await page.getByRole('button', { name: 'Leg nu vast' }).click()
  await expect(page.locator('[data-sha256]')).toBeVisible()
  await see('the sealed round')
}

const WIDTHS = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }, { width: 320, height: 640 }] as const

test('from 1440 px wide down to 320: everything one presses is large enough or stands alone; on the way of Tab nothing is hidden under a slip', async ({ server, newBrowser }) => {
  test.setTimeout(240_000)
  const { lead } = await exampleLink(server)
  const person = await newBrowser('Anna Bakker', { viewport: WIDTHS[0] })
  const { page } = person
  await everyScreen(person, {
    url: server.url,
    link: lead,
    see: async (screen) => {
      for (const viewport of WIDTHS) {
        await page.setViewportSize(viewport)
        const here = `${viewport.width} px, ${screen}`
        await expect.poll(() => smallTargets(page), `${here}: large enough`).toEqual([])
        // A walk takes seconds: only on screens where something lies over something else. Each width goes on where the one before it stopped.
        if (!['the board with a card chosen', 'the list', 'the panel', 'the sealed round'].includes(screen)) continue
        const hidden = (await walkStops(page, 24)).filter(({ seen }) => seen < 0.5)
        expect(hidden, `${here}: at least half of what has the keyboard is seen`).toEqual([])
      }
      await page.setViewportSize(WIDTHS[0])
    },
  })
})
