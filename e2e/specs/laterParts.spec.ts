import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { exampleLink } from '../fixtures/exampleLink.ts'
import { joinByLink } from '../pages/boardPage.ts'
import { NO_LINE } from '../fixtures/watchPage.ts'
import { makeWorkshop } from '../workshopApi.ts'

const ASSETS = path.resolve(import.meta.dirname, '../../client/dist/assets')
const chunks = (): readonly string[] => readdirSync(ASSETS).filter((file) => file.endsWith('.js'))
const SENTENCE = /^Een deel van deze pagina kon niet worden opgehaald/

test('[CS21] what is not painted at first is there when the machine has been idle: without a line every dialog opens, with the focus in it', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  const petra = await seat(made.links.facilitator, { name: 'Petra' })
  const { page } = petra
  // Other pages are not of this board.
  const others = chunks().filter((file) => !/^(StartPage|PartyFields|RecentWorkshops)-/.test(file))
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)))).toEqual(expect.arrayContaining(others))
  // Painting came first: of the rest nothing was asked for before.
  const early = await page.evaluate(() => {
    const painted = performance.getEntriesByName('visiebord.board-painted')[0]?.startTime ?? 0
    return performance.getEntriesByType('resource').filter(({ startTime }) => startTime < painted).map(({ name }) => name)
  })
  expect(early.filter((name) => /\/(handsPart|ListView|CardPanel|AgendaDialog|ShareDialog|MoveDialog)-/.test(name))).toEqual([])
  expect(early.some((name) => name.includes('/BoardPage-'))).toBe(true)

  petra.expects(NO_LINE)
  await petra.context.setOffline(true)
  for (const [button, title] of [['Agenda', 'Agenda'], ['Delen', 'Delen'], ['Downloaden', 'Downloaden']] as const) {
    const opener = page.getByRole('button', { name: button, exact: true })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    // [CS23] A part that is here opens in the same turn as the press.
    await expect(dialog, title).toBeVisible()
    expect(await dialog.evaluate((element) => element.contains(document.activeElement)), `${title} has the focus`).toBe(true)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
  await petra.context.setOffline(false)
  await petra.saved()
})

test('[CS22][CS23] without a line a part says so and comes when there is one again; the focus goes in and back', async ({ server, newBrowser }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  const petra = await newBrowser('Petra')
  const { page } = petra
  petra.expects(NO_LINE)
  let isCut = true
  await page.route('**/mark.svg', (route) => (isCut ? route.abort() : route.continue()))
  await joinByLink(page, made.links.facilitator, { name: 'Petra' })

  // A key that asks for more than the board knows by itself.
  await petra.surface.focus()
  await page.keyboard.press('t')
  await petra.says(SENTENCE)

  const opener = page.getByRole('button', { name: 'Agenda', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Dit lukt nu niet' })
  await expect(dialog.getByText(SENTENCE)).toBeVisible()
  const again = dialog.getByRole('button', { name: 'Probeer opnieuw' })
  await again.focus()
  await page.keyboard.press('Enter')
  await expect(again, 'it was tried, in vain').not.toHaveAttribute('aria-disabled', 'true')
  await expect(again, 'the keyboard stays where it was').toBeFocused()
  isCut = false
  await page.keyboard.press('Enter')
  const agenda = page.getByRole('dialog', { name: 'Agenda' })
  await expect(agenda).toBeVisible()
  expect(await agenda.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
})

test('[CS22][CS24] a board whose hands are gone from the server is painted, says so, and is whole once the page is loaded again', async ({ server, newBrowser }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  const petra = await newBrowser('Petra')
  const { page } = petra
  petra.expects(/net::ERR_|status of 404/)
  let isGone = true
  await page.route(/\/assets\/handsPart-.*\.js/, (route) => (isGone ? route.fulfill({ status: 404 }) : route.continue()))
  await page.goto(made.links.facilitator)
  await page.getByLabel('Hoe heet u?').fill('Petra')
  // Until the board is there, slips without words lie where its slips will lie.
  let open: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (open = resolve))
  await page.route(new RegExp(`/api/v1/workshops/${made.id}$`), async (route) => {
    await answered
    await route.continue()
  })
  await page.getByRole('button', { name: 'Doe mee' }).click()
  const opening = page.locator('[data-opening]')
  await expect(opening.getByRole('status')).toBeVisible()
  const corner = async (main: Locator) => main.evaluate((element) => [...element.querySelectorAll(':scope > div')].slice(0, 2).map((slip) => slip.getBoundingClientRect()).map(({ left, top }) => ({ left, top })))
  const where = await corner(opening)
  open()
  await expect(opening).toHaveCount(0)
  expect(await corner(page.locator('[data-panel]')), 'nothing jumps').toEqual(where)
  await expect(page.getByText(SENTENCE)).toBeVisible()
  await expect(petra.cards.first()).toBeVisible()
  expect(await petra.root.count(), 'a board that answers no press is not called ready').toBe(0)
  isGone = false
  await page.getByRole('button', { name: 'Laad de pagina opnieuw' }).click()
  await petra.ready()
  await expect(page.getByText(SENTENCE)).toHaveCount(0)
  await petra.addNote('Ook nu nog', { x: 700, y: 500 })
  await petra.saved()
})

test('[CV30] on a slow line a board that was opened before stands where it will stand, from the first card on', async ({ server, seat }) => {
  const { page } = await seat((await exampleLink(server)).participant, { name: 'Anna Bakker', party: 'Culemborg' })
  const camera = () => page.locator('[data-card-layer]').evaluate((layer) => layer.parentElement?.style.transform)
  const before = await camera()
  let answer = (): void => undefined
  const answers = new Promise<void>((resolve) => (answer = resolve))
  await page.routeWebSocket(/./, (ours) => {
    const theirs = ours.connectToServer()
    theirs.onMessage((message) => void answers.then(() => ours.send(message)))
  })
  await page.addInitScript(() => {
    const seen = new Set<string>()
    const look = (): void => {
      const layer = document.querySelector('[data-card-layer]')
      if (layer !== null && layer.querySelector('[data-card-id]') !== null) seen.add(layer.parentElement?.style.transform ?? '')
    }
    // Something that changes its size is told of last of all, ahead of the paint.
    const probe = Object.assign(document.createElement('i'), { style: 'position:fixed;height:1px' })
    new ResizeObserver(look).observe(probe)
    const frame = (): void => {
      if (!probe.isConnected) document.body?.append(probe)
      probe.style.width = probe.style.width === '1px' ? '2px' : '1px'
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Object.assign(window, { seenAt: seen })
  })
  await page.reload()
  await expect(page.locator('[data-card-layer] [data-card-id]').first()).toBeVisible()
  await expect(page.getByText('Opgeslagen', { exact: true }), 'its own copy is there first').toHaveCount(0)
  answer()
  await expect(page.locator('[data-board-ready="true"]')).toBeVisible()
  expect(await page.evaluate(() => [...(window as unknown as { seenAt: Set<string> }).seenAt])).toEqual([before])
})
