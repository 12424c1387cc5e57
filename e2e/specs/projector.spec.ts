import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, test } from '../fixtures/test.ts'
import { joinAsBot } from '../load/bot.ts'
import { keyboard } from '../pages/keyboard.ts'
import { startServer } from '../startedServer.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

const cameraOf = (page: Page): Promise<string> => page.locator('[data-card-layer]').evaluate((layer) => getComputedStyle(layer.parentElement ?? layer).transform)
const sizeOf = (page: Page, selector: string): Promise<number> => page.locator(selector).first().evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))

test('[CV4] [MM4] [MM5] [MM6] [MM7] [MM9] [MM10] the map: pressed, dragged, by key, folded away; it never covers the card that has the keyboard', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  const { page } = await seat(made.links.participant, { name: 'Fenna de Wit', party: 'Tiel' })
  const hand = keyboard(page)
  const map = page.getByRole('application', { name: 'Overzicht van het bord' })
  const slip = page.getByRole('group', { name: 'Overzicht', exact: true })
  const button = page.getByRole('button', { name: 'Overzicht', exact: true })
  await expect(map).toBeVisible()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  expect(await lookAt(page, 'projector', 'map')).toEqual([])

  await test.step('a press flies there; a drag takes the view along', async () => {
    const box = await map.boundingBox()
    if (box === null) throw new Error('no map')
    const before = await cameraOf(page)
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.8)
    await expect.poll(() => cameraOf(page)).not.toBe(before)
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.8)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3, { steps: 5 })
    const there = await cameraOf(page)
    await page.mouse.up()
    expect(there).not.toBe(before)
  })

  await test.step('by key: arrows move the view and say what is seen, Enter shows the places, Esc leads back', async () => {
    await hand.tabTo(map)
    const before = await cameraOf(page)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => cameraOf(page)).not.toBe(before)
    await expect(page.getByRole('status').filter({ hasText: /In beeld: |Hier ligt geen vak/ }).first()).toBeAttached()
    await page.keyboard.press('Enter')
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem').first()).toBeFocused()
    expect(await menu.getByRole('menuitem').allTextContents()).toEqual(expect.arrayContaining(['Roadmap', 'Het hele bord']))
    expect(await lookAt(page, 'projector', 'places')).toEqual([])
    await menu.getByRole('menuitem', { name: 'Roadmap' }).press('Enter')
    await expect(page.locator('[data-card-layer] [data-card-kind="project"]').first()).toBeVisible()
    await hand.tabTo(map)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-board-surface]:focus, [data-board-surface] :focus')).toHaveCount(1)
  })

  await test.step('no card that gets the keyboard lies under it', async () => {
    await page.keyboard.press('Home')
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press(step % 4 === 3 ? 'ArrowDown' : 'ArrowRight')
      await expect.poll(async () => {
        const [card, over] = [await page.locator('[data-card-layer] [data-card-id]:focus').boundingBox(), await slip.boundingBox()]
        return card !== null && over !== null && card.x < over.x + over.width && card.x + card.width > over.x && card.y < over.y + over.height && card.y + card.height > over.y
      }, `after ${step + 1} steps`).toBe(false)
    }
  })

  await test.step('its colours are those of the theme', async () => {
    const ink = (): Promise<string> => map.locator('canvas').evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? String(canvas.getContext('2d')?.getImageData(1, 1, 1, 1).data) : ''))
    const light = await ink()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Zoek een handeling' }).pressSequentially('donker')
    await page.keyboard.press('Enter')
    await expect.poll(ink).not.toBe(light)
    expect(await lookAt(page, 'projector', 'map-dark')).toEqual([])
  })

  await test.step('[MM2] what somebody else puts down is on it', async () => {
    const drawn = (): Promise<string> => map.locator('canvas').evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''))
    const before = await drawn()
    const bas = await joinAsBot(server, made.id, (await join(server, made.links.participant, { name: 'Bas Smit' })).accessToken)
    bas.addNote('Ver weg', { x: -3_000, y: -2_000 })
    await expect.poll(drawn).not.toBe(before)
    bas.leave()
  })

  await test.step('folded away it stays away', async () => {
    await button.click()
    await expect(map).toHaveCount(0)
    await page.reload()
    await expect(button).toHaveAttribute('aria-expanded', 'false')
    await expect(map).toHaveCount(0)
  })
})

test('[PJ1] [PJ3] [PJ4] [PJ5] [PJ6] [PJ7] [PJ8] the projector: huge words, one thing at a time, the way in for the back row; Esc leads back', async ({ server, seat }) => {
  test.setTimeout(180_000)
  const made = await makeWorkshop(server, { template: 'example' })
  const programme = await join(server, made.links.facilitator, { name: 'Programma' })
  const fenna = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  const { page } = fenna
  await page.mouse.move(700, 500)
  const began = await cameraOf(page)
  await page.mouse.wheel(240, 130)
  await expect.poll(() => cameraOf(page)).not.toBe(began)
  const view = await cameraOf(page)
  const screen = page.locator('[data-projector]')
  const show = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name: /^Laat zien/ }).click()
    await page.getByRole('menuitem', { name }).first().click()
  }

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Zoek een handeling' }).pressSequentially('beamer')
  await page.keyboard.press('Enter')
  await expect(screen).toHaveAttribute('data-projector', 'join')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null), 'it fills the screen').toBe(true)
  // Leaving full screen, as Esc does there, leaves the projector.
  await page.evaluate(() => document.exitFullscreen())
  await expect(screen).toHaveCount(0)
  await fenna.ready()
  expect(await cameraOf(page), 'where she looked before').toBe(view)
  // By its address it comes without full screen: a window of any size.
  await page.goto(`${page.url().split('#')[0] ?? ''}#beamer`)
  await expect(screen).toHaveAttribute('data-projector', 'join')
  const code = page.getByRole('img', { name: 'QR-code om mee te doen' })
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }]) {
    await page.setViewportSize(viewport)
    await expect.poll(async () => ((await code.boundingBox())?.height ?? 0) / viewport.height, 'a code for the back row').toBeGreaterThan(0.5)
    expect(await lookAt(page, 'projector', `join-${viewport.width}`)).toEqual([])
  }

  // The round opens: its words and its clock, and what its phase is about.
  await openRound(server, made.id, programme.accessToken, { title: 'De visie-uitspraak kiezen', phase: 'vision', minutes: 10, instruction: 'Lees hardop. Zou u dit zo tegen een inwoner zeggen?' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De visie-uitspraak kiezen')
  await expect(screen).toHaveAttribute('data-projector', 'card')
  await expect(page.getByRole('toolbar', { name: 'Gereedschap' })).toHaveCount(0)
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }]) {
    await page.setViewportSize(viewport)
    const words = page.locator('[data-projector] article [role=group]')
    await expect.poll(() => words.evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight), 'no word is cut off').toBeLessThanOrEqual(1)
    expect(await sizeOf(page, '[data-projector] article p')).toBeGreaterThan(viewport.height * 0.06)
    expect(await sizeOf(page, '[data-projector] [role=timer] span')).toBeGreaterThan(viewport.height * 0.085)
    expect(await sizeOf(page, '[data-projector] h1')).toBeGreaterThan(viewport.height * 0.035)
    expect(await lookAt(page, 'projector', `statement-${viewport.width}`)).toEqual([])
  }

  // A clicker goes through everything; a section fills the screen, and again when the window becomes another.
  await page.keyboard.press('PageUp')
  await expect(screen).not.toHaveAttribute('data-projector', 'card')
  await show(/Overeenkomsten/)
  await expect(screen).toHaveAttribute('data-projector', 'section')
  await fenna.ready()
  const filled = async (): Promise<number> => {
    const { width, height } = (await page.locator('[data-board-surface] [data-section-id]').first().boundingBox()) ?? { width: 0, height: 0 }
    const room = (await page.locator('[data-board-surface]').boundingBox()) ?? { width: 1, height: 1 }
    return Math.max(width / room.width, height / room.height)
  }
  await expect.poll(filled).toBeGreaterThan(0.9)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect.poll(filled).toBeGreaterThan(0.9)
  expect(await lookAt(page, 'projector', 'section-1920')).toEqual([])
  await show('Roadmap')
  await expect(page.locator('[data-card-layer] [data-card-kind="project"]').first()).toBeVisible()

  // Somebody else shows the way; a choice of one's own ends that.
  const second = await seat(made.links.facilitator, { name: 'Petra Vos' })
  await show('Volg Petra Vos')
  await second.page.mouse.move(700, 500)
  await second.page.mouse.wheel(300, 200)
  await expect(page.locator('[data-following]')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Stop met volgen' }), 'no slip over what the room sees').toBeHidden()
  await show('Het hele bord')
  await expect(page.locator('[data-following]')).toHaveCount(0)

  // Esc leads back, and the keyboard with it; a reload while projecting keeps projecting.
  await page.reload()
  await expect(screen).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(screen).toHaveCount(0)
  await fenna.ready()
  await expect(page.locator('[data-board-surface]')).toBeFocused()

  // Who does not lead sees no way in.
  const guest = await seat(made.links.viewer, { name: 'Vera Kijk' })
  await guest.page.goto(`${guest.page.url()}#beamer`)
  await expect(guest.page.locator('[data-projector]')).toBeVisible()
  await guest.page.getByRole('button', { name: /^Laat zien/ }).click()
  await expect(guest.page.getByRole('menuitem', { name: 'Het hele bord' })).toBeVisible()
  await expect(guest.page.getByRole('menuitem', { name: 'Doe mee' })).toHaveCount(0)
  await guest.page.keyboard.press('Escape')
  await guest.page.getByRole('button', { name: 'Sluit de beamer' }).click()
  await expect(guest.page.locator('[data-projector]')).toHaveCount(0)
})

test('[HTTP24] [HTTP25] the colours of a house reach the page and nothing else does; dark stays as dark as it was', async ({ newBrowser }) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-house-'))
  await writeFile(path.join(dataDir, 'theme.css'), '@import url(https://elders.example/x.css);\n:root { --basis-color-action: #6d1a7a; --basis-color-table: #f3e9dc; background: url(https://elders.example/x.png) }\nbody { display: none }')
  const server = await startServer({ dataDir })
  try {
    const { page } = await newBrowser('Guest', { colorScheme: 'light' })
    await page.goto(server.url)
    const token = (name: string): Promise<string> => page.evaluate((asked) => getComputedStyle(document.documentElement).getPropertyValue(asked).trim(), name)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect([await token('--basis-color-action'), await token('--basis-color-table')]).toEqual(['#6d1a7a', '#f3e9dc'])
    expect(await lookAt(page, 'projector', 'house')).toEqual([])
    await page.getByRole('button', { name: 'Donker' }).click()
    expect([await token('--basis-color-action').then((ink) => ink.toLowerCase()), await token('--basis-color-table').then((ink) => ink.toLowerCase())]).toEqual(['#86d0de', '#0e1719'])
    expect(server.lines().filter((line) => line.includes('theme: left out'))).toHaveLength(3)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
