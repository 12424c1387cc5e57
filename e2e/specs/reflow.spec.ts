import type { Locator, Page } from '@playwright/test'
import { cutCards, endIsSeen } from '../fixtures/cutCards.ts'
import { cutOff } from '../fixtures/cutOff.ts'
import { exampleLink } from '../fixtures/exampleLink.ts'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { type Bot, joinAsBot } from '../load/bot.ts'
import { join } from '../workshopApi.ts'

const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function fits(page: Page, screen: string): Promise<void> {
  await expect.poll(() => sideways(page), `${screen} is no wider than its window`).toBe(0)
  await expect.poll(() => cutOff(page), `${screen} cuts nothing off`).toEqual([])
}

/** Add, change, move and delete: all through the list, as a thumb would. */
async function worksInList(person: Person, screen: string, other: Bot): Promise<void> {
  const { page } = person
  const main = page.getByRole('main', { name: 'Lijst van alle kaarten' })
  await expect(main).toBeVisible()
  await fits(page, `${screen}: the list`)
  await main.getByRole('button', { name: /^Schrijf een kaart in/ }).first().click()
  await page.getByLabel('Tekst', { exact: true }).fill('Zonder afspraak naar binnen kunnen lopen in elk gemeentehuis')
  await fits(page, `${screen}: a new card`)
  await page.getByRole('button', { name: 'Plaats', exact: true }).click()
  const written = main.locator('[data-row]').filter({ hasText: 'Zonder afspraak' })
  await expect(written).toHaveCount(1)
  const id = (await written.getAttribute('data-card-id')) ?? ''
  const row = main.locator(`[data-row][data-card-id="${id}"]`)
  await page.getByRole('button', { name: 'Annuleren' }).click()
  const choose = async (act: string): Promise<void> => {
    await row.getByRole('button', { name: /^Meer over/ }).click()
    await fits(page, `${screen}: the menu of a row`)
    await page.getByRole('menuitem', { name: act }).click()
  }
  await choose('Tekst wijzigen')
  await row.getByRole('textbox').fill('Binnenlopen zonder afspraak')
  await row.getByRole('button', { name: 'Klaar' }).click()
  await expect(row).toContainText('Binnenlopen zonder afspraak')
  await expect.poll(() => String(other.cards.get(id)?.get('text')), 'somebody else has it').toBe('Binnenlopen zonder afspraak')
  await choose('Verplaats naar…')
  const dialog = page.getByRole('dialog', { name: 'Verplaats deze kaart naar…' })
  await fits(page, `${screen}: the move dialog`)
  await dialog.getByLabel('Een vak').and(page.locator('select')).selectOption({ label: 'Parkeerplaats' })
  await dialog.getByRole('button', { name: 'Verplaatsen' }).click()
  await expect(page.getByRole('region', { name: 'Parkeerplaats' }).locator(`[data-card-id="${id}"]`)).toBeVisible()
  await choose('Details en verbanden')
  // Where the page scrolls, the panel does not scroll away with it.
  await expect(page.getByRole('button', { name: 'Sluit het paneel' }), `${screen}: the panel is in view`).toBeInViewport({ ratio: 1 })
  await fits(page, `${screen}: the panel`)
  await page.getByRole('button', { name: 'Sluit het paneel' }).click()
  await expect.poll(() => other.cards.get(id)?.get('sectionId')).toBeDefined()
  await choose('Weggooien')
  await expect(row).toHaveCount(0)
  await expect.poll(() => other.cards.has(id)).toBe(false)
}

async function joinHere({ page }: Person, link: string, screen: string, party?: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Hoe heet u?').fill('Anna Bakker')
  if (party !== undefined) await page.getByRole('radio', { name: party }).check()
  await fits(page, `${screen}: joining`)
  await page.getByRole('button', { name: 'Doe mee' }).click()
}

const SMALL = [
  { screen: '320 px wide', viewport: { width: 320, height: 640 } },
  { screen: '1440×900 at 400 %', viewport: { width: 360, height: 225 } },
] as const

for (const { screen, viewport } of SMALL) {
  test(`${screen}: one column, nothing cut off, nothing sideways; the list adds, changes, moves and deletes; every dialog fits`, async ({ server, newBrowser }) => {
    const { lead, participant, id } = await exampleLink(server)
    const bas = await joinAsBot(server, id, (await join(server, participant, { name: 'Bas Smit' })).accessToken)
    const person = await newBrowser('Anna Bakker', { viewport, deviceScaleFactor: 2 })
    const { page } = person
    await page.goto(server.url)
    await fits(page, `${screen}: the start page`)
    await joinHere(person, lead, screen)
    await worksInList(person, screen, bas)
    bas.leave()
    for (const [opener, title] of [['Delen', 'Nodig mensen uit'], ['Agenda', 'Agenda'], ['Downloaden', 'Downloaden'], ['Leg vast', /vastleggen\?$/]] as const) {
      await page.getByRole('button', { name: opener, exact: true }).click()
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await fits(page, `${screen}: ${opener}`)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    // Those that open from within another, by a key, or from the slip of the round.
    const inAgenda = page.getByRole('dialog', { name: 'Agenda' })
    await page.getByRole('button', { name: 'Agenda', exact: true }).click()
    await inAgenda.getByRole('button', { name: 'Ronde toevoegen' }).click()
    await fits(page, `${screen}: the form of a round`)
    await page.keyboard.press('Escape')
    await expect(inAgenda.getByRole('button', { name: 'Ronde toevoegen' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: /^(Deelnemers|Mensen)/ }).click()
    await expect(page.getByRole('dialog', { name: 'Deelnemers' })).toBeVisible()
    await fits(page, `${screen}: the people`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Meer tijd/ }).click()
    await expect(page.getByRole('dialog', { name: 'Meer tijd' })).toBeVisible()
    await fits(page, `${screen}: more time`)
    await page.keyboard.press('Escape')
    for (const [key, title] of [['Control+k', 'Wat wilt u doen?'], ['?', 'Sneltoetsen']] as const) {
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.locator('[data-row]').first().focus()
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await fits(page, `${screen}: ${title}`)
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: 'Zoeken' }).or(page.getByRole('button', { name: 'Zoek', exact: true })).first().click()
    await fits(page, `${screen}: find`)
    await expect(page.getByRole('textbox', { name: 'Zoek op woorden, partij of vak' })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    if (viewport !== SMALL[0].viewport) return
    await page.setViewportSize({ width: 844, height: 390 })
    await person.toBoard()
    await fits(page, 'a phone on its side: the board')
  })
}

test('[LK3] text spacing as WCAG 1.4.12 asks hides no words, on a wide screen and on a narrow one', async ({ server, newBrowser }) => {
  const { participant } = await exampleLink(server)
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const person = await newBrowser('Anna Bakker', { viewport })
    const { page } = person
    const screen = `${viewport.width} px with text spacing`
    // A style sheet of the reader's own: the policy of the page must not stand in its way.
    const spaced = async (): Promise<void> => {
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      })
    }
    await page.goto(server.url)
    await spaced()
    await fits(page, `${screen}: the start page`)
    await page.goto(participant)
    await expect(page.getByLabel('Hoe heet u?')).toBeVisible()
    await spaced()
    await joinHereSpaced(person, screen)
    if (viewport.width > 640) await person.toList()
    await expect(page.getByRole('main', { name: 'Lijst van alle kaarten' })).toBeVisible()
    await fits(page, `${screen}: the list`)
    await page.locator('[data-row][data-card-kind="project"]').first().getByRole('button', { name: /^Meer over/ }).click()
    await page.getByRole('menuitem', { name: 'Details en verbanden' }).click()
    await expect(page.getByRole('heading', { name: 'Reacties en opmerkingen' })).toBeVisible()
    await fits(page, `${screen}: the panel`)
    await page.getByRole('button', { name: 'Sluit het paneel' }).click()
    await person.toBoard()
    await fits(page, `${screen}: the slips on the board`)
    await cardsShowAll(person, screen)
    for (const [key, title] of [['?', 'Sneltoetsen'], ['m', /^Verplaats deze kaart/]] as const) {
      await page.getByRole('link', { name: 'Naar het bord' }).focus()
      await page.keyboard.press('Enter')
      await expect(page.locator('[data-card-layer] [data-card-id]:focus')).toHaveCount(1)
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await fits(page, `${screen}: ${String(title)}`)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.close()
  }
})

/** A card that is too small for its words so says that there is more, and shows all of it to the keyboard and to a hand. */
async function cardsShowAll({ page, cardById }: Person, screen: string): Promise<void> {
  await expect(page.locator('[data-spaced]')).toBeAttached()
  await expect.poll(async () => (await cutCards(page)).filter(({ says }) => !says), `${screen}: cards with more words than room say so`).toEqual([])
  expect((await cutCards(page)).length, `${screen}: some cards have more words than room`).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Naar het bord' }).focus()
  await page.keyboard.press('Enter')
  const focused = page.locator('[data-card-layer] [data-card-id]:focus')
  await page.keyboard.press('Home')
  for (let step = 0; step < 12 && (await focused.getAttribute('data-cut')) === null; step++) await page.keyboard.press('ArrowRight')
  const id = (await focused.getAttribute('data-card-id')) ?? ''
  expect(await focused.getAttribute('data-cut'), `${screen}: the keyboard comes by such a card`).not.toBeNull()
  const isCut = async (): Promise<boolean> => (await cutCards(page)).some((card) => card.id === id)
  await expect.poll(isCut, `${screen}: with the keyboard on it, a card shows all its words`).toBe(false)
  await expect.poll(() => endIsSeen(page, id), `${screen}: over the cards around it`).toBe(true)
  expect(await lookAt(page, 'spacing', `${page.viewportSize()?.width ?? 0}-keyboard`)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Naar het bord' }).focus()
  await page.mouse.move(4, 4)
  await expect.poll(isCut, 'and no longer').toBe(true)
  await cardById(id).click()
  await expect.poll(isCut, `${screen}: chosen, a card shows all its words`).toBe(false)
  await expect.poll(() => endIsSeen(page, id), `${screen}: over the cards around it`).toBe(true)
  await page.keyboard.press('Escape')
}

async function joinHereSpaced({ page }: Person, screen: string): Promise<void> {
  await fits(page, `${screen}: joining`)
  await page.getByLabel('Hoe heet u?').fill('Anna Bakker')
  await page.getByRole('radio', { name: 'Culemborg' }).check()
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.getByRole('timer')).toBeVisible({ timeout: 30_000 })
}

test('[LK5] who asks for less motion sees none', async ({ server, newBrowser }) => {
  const { lead } = await exampleLink(server)
  const person = await newBrowser('Anna Bakker', { reducedMotion: 'reduce' })
  await joinHere(person, lead, 'less motion')
  await person.ready()
  const { page } = person
  const moving = (): Promise<readonly string[]> => page.evaluate(() => document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 1).map((animation) => (animation instanceof CSSTransition ? animation.transitionProperty : animation instanceof CSSAnimation ? animation.animationName : animation.id)))
  await page.locator('[data-card-layer] [data-card-kind="note"]').first().click()
  expect(await moving()).toEqual([])
  // The camera does not fly: it is there with the next frame.
  const where = (): Promise<string> => page.locator('[data-card-layer]').evaluate((layer) => JSON.stringify(layer.getBoundingClientRect()))
  const twoFrames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.getByRole('button', { name: 'Alles in beeld' }).click()
  await twoFrames()
  const there = await where()
  await twoFrames()
  await twoFrames()
  expect(await where()).toBe(there)
  await page.getByRole('button', { name: 'Agenda', exact: true }).click()
  expect(await moving()).toEqual([])
})

test('[LK6] forced colours keep marks, edges of cards, the ring of the focus and that of the choice', async ({ server, newBrowser }) => {
  const { lead, participant } = await exampleLink(server)
  const person = await newBrowser('Anna Bakker', { forcedColors: 'active' })
  await joinHere(person, lead, 'forced colours')
  await person.ready()
  const { page } = person
  const card = page.locator('[data-card-layer] [data-card-kind="note"]').first()
  await expect(card.locator('svg').first(), 'the mark of the party').toBeVisible()
  const edge = await card.evaluate((element) => [element, ...element.querySelectorAll('*')].some((each) => Number.parseFloat(getComputedStyle(each).borderTopWidth) > 0 && getComputedStyle(each).borderTopStyle !== 'none'))
  expect(edge, 'a card has an edge').toBe(true)
  const mark = await card.locator('svg').first().evaluate((svg) => {
    const shape = svg.querySelector('path, circle, rect, polygon') ?? svg
    const behind = getComputedStyle(svg.closest('[data-card-id]') ?? svg).backgroundColor
    return { fill: getComputedStyle(shape).fill, stroke: getComputedStyle(shape).stroke, behind }
  })
  expect([mark.fill, mark.stroke].some((color) => color !== 'none' && color !== mark.behind), `the mark is seen: ${JSON.stringify(mark)}`).toBe(true)
  await page.getByRole('link', { name: 'Naar het bord' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  const ring = page.locator('[data-focus-ring]')
  await expect(ring).toHaveCount(1)
  expect(await ring.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid')
  const chosen = page.locator('[data-overlay] div:has(> i)').first()
  await expect(chosen).toBeAttached()
  expect(await chosen.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid')
  expect(await chosen.locator('i').first().evaluate((element) => getComputedStyle(element).backgroundColor), 'the corner blocks tell it from the focus').not.toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
  // Grounds and shadows are gone there: what is lit, held by another or switched on has a line of its own.
  const lineOf = (locator: Locator): Promise<string> => locator.evaluate((element) => (getComputedStyle(element).outlineStyle === 'none' ? `border ${getComputedStyle(element).borderTopStyle}` : `outline ${getComputedStyle(element).outlineStyle}`))
  expect(await lineOf(page.locator('[data-card-layer] [data-lit] > :first-child').first())).toBe('outline solid')
  for (const on of [page.getByRole('button', { name: 'Kiezen', exact: true }), page.getByRole('button', { name: 'Overzicht', exact: true })]) expect(await lineOf(on)).toBe('border solid')
  const bas = await newBrowser('Bas Smit')
  await joinHere(bas, participant, 'somebody else', 'Tiel')
  await bas.ready()
  await bas.lift(bas.cardById((await page.locator('[data-card-layer] [data-card-kind="note"]').nth(1).getAttribute('data-card-id')) ?? ''), { x: 60, y: 50 })
  await expect(page.locator('[data-card-layer] [data-held]')).toHaveCount(1)
  expect(await lineOf(page.locator('[data-card-layer] [data-held] > :first-child'))).toBe('outline dashed')
  expect(await lineOf(page.locator('[data-cursors] > div:visible').first()), 'a name at a hand has an edge').toBe('border solid')
  await bas.page.keyboard.press('Escape')
  await bas.letGo()
  await person.toList()
  await page.keyboard.press('Tab')
  for (const name of ['Lijst van alle kaarten']) await expect(page.getByRole('main', { name })).toBeVisible()
  const row = page.locator('[data-row]').first()
  expect(await row.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid')
})
