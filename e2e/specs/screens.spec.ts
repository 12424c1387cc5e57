import type { Page } from '@playwright/test'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

const LARGE = { width: 1440, height: 900 }
const TABLET = { width: 1024, height: 768 }
const PHONE = { width: 390, height: 844 }

/** Each theme in each language once, each size twice. */
const LOOKS = [
  { theme: 'light', language: 'nl', viewport: LARGE },
  { theme: 'light', language: 'en', viewport: TABLET },
  { theme: 'dark', language: 'nl', viewport: TABLET },
  { theme: 'dark', language: 'en', viewport: PHONE },
  { theme: 'high-contrast', language: 'nl', viewport: PHONE },
  { theme: 'high-contrast', language: 'en', viewport: LARGE },
] as const

const button = (page: Page, name: RegExp) => page.getByRole('button', { name }).first()
const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function joinAs(page: Page, link: string, name: string, party?: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel(/Hoe heet u|What is your name/).fill(name)
  if (party !== undefined) await page.getByRole('radio', { name: party }).check()
  await button(page, /^(Doe mee|Join)$/).click()
  await expect(page.locator('[data-board-ready="true"], main[aria-label^="Lijst"], main[aria-label^="List"]').first()).toBeVisible({ timeout: 30_000 })
}

for (const { theme, language, viewport } of LOOKS) {
  const look = `${viewport.width}-${theme}-${language}`
  const options = { viewport, locale: language === 'nl' ? 'nl-NL' : 'en-GB', colorScheme: theme === 'dark' ? 'dark' : 'light' } as const

  test(`no screen has an accessibility fault or runs out of its window: ${theme}, ${language}, ${viewport.width} px`, async ({ server, newBrowser }) => {
    test.setTimeout(240_000)
    const faults: string[] = []
    const see = async (person: Person, screen: string): Promise<void> => void faults.push(...(await lookAt(person.page, look, screen)))
    const someone = async (name: string): Promise<Person> => {
      const person = await newBrowser(name, options)
      await person.context.addInitScript((chosen) => localStorage.setItem('visiebord.theme', chosen), theme)
      return person
    }
    const small = viewport.width < 640
    const made = await makeWorkshop(server, { template: 'example', language, title: language === 'nl' ? 'Visie op dienstverlening en roadmap' : 'Vision on services and roadmap' })
    const lead = await someone('Fenna de Wit')
    const { page } = lead

    await page.goto(server.url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await see(lead, '01-start')
    lead.expects(/404|status of 40/)
    await page.goto(`${server.url}/join#niet-een-link-die-werkt`)
    await expect(page.getByRole('alert')).toBeVisible()
    await see(lead, '02-refused-link')
    await page.goto(`${server.url}/nergens`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await see(lead, '03-not-found')
    const guest = await someone('Anna Bakker')
    await guest.page.goto(made.links.participant)
    await guest.page.getByLabel(/Hoe heet u|What is your name/).fill('Anna Bakker')
    await see(guest, '04-join')

    await joinAs(page, made.links.facilitator, 'Fenna de Wit')
    await see(lead, small ? '05-no-round-list' : '05-no-round')
    await button(page, /^Agenda$/).click()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(6)
    await see(lead, '06-agenda')
    await button(page, /^(Ronde toevoegen|Add a round)$/).click()
    await see(lead, '07-round-form')
    await button(page, /^(Bewaren|Save)$/).click()
    await see(lead, '08-round-form-wrong')
    await closeDialog(page)
    await button(page, /^(Delen|Share)$/).click()
    await expect(page.getByRole('img', { name: /QR/ }).first()).toBeVisible()
    await see(lead, '09-share')
    await button(page, /Maak een nieuwe link|Make a new link/).click()
    await see(lead, '10-renew')
    await closeDialog(page)
    await button(page, /^(Deelnemers|Participants)/).click()
    await expect(page.getByRole('dialog').getByText('Fenna de Wit')).toBeVisible()
    await see(lead, '11-people')
    await closeDialog(page)
    await button(page, /^(Downloaden|Download)$/).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: /PDF/ })).toBeVisible()
    await see(lead, '12-download')
    await closeDialog(page)

    const programme = await join(server, made.links.facilitator, { name: 'Programma' })
    const { rounds } = await call<{ rounds: readonly { id: string }[] }>(server, 'GET', `workshops/${made.id}`, { token: programme.accessToken })
    await call(server, 'POST', `workshops/${made.id}/rounds/${rounds[0]?.id ?? ''}/openings`, { token: programme.accessToken, body: {} })
    await expect(page.getByRole('timer')).toBeVisible()
    await see(lead, small ? '13-open-round-list' : '13-open-round')
    if (small) {
      await button(page, /^(Bord|Board)$/).click()
      await expect(page.locator('[data-board-ready="true"]')).toBeVisible()
      await see(lead, '14-open-round-board')
    }
    await page.locator('[data-card-layer] [data-card-kind="note"]').first().click()
    await see(lead, '15-card-chosen')
    await page.keyboard.press('m')
    await expect(page.getByRole('dialog')).toBeVisible()
    await see(lead, '16-move')
    await closeDialog(page)
    await page.keyboard.press('Enter')
    await expect(lead.editor).toBeFocused()
    await see(lead, '17-card-edited')
    await page.keyboard.press('Escape')
    await button(page, /Meer tijd|More time/).click()
    await see(lead, '18-extend')
    await closeDialog(page)
    await button(page, /^(Leg vast|Seal)$/).click()
    await see(lead, '19-seal')
    await closeDialog(page)

    await button(page, /^(Lijst|List)$/).click()
    await expect(page.getByRole('main')).toBeVisible()
    await see(lead, '20-list')
    await page.getByRole('button', { name: /^(Schrijf een kaart in|Write a card in)/ }).first().click()
    await see(lead, '21-list-new-card')
    await page.keyboard.press('Escape')
    const project = page.locator('[data-row][data-card-kind="project"]').first()
    await project.scrollIntoViewIfNeeded()
    await project.getByRole('button', { name: /^(Meer over|More about)/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await see(lead, '22-list-menu')
    await page.getByRole('menuitem', { name: /^(Details en verbanden|Details and links)$/ }).click()
    await expect(page.getByRole('complementary')).toBeVisible()
    await see(lead, '23-project-panel')
    await page.getByRole('button', { name: /^(Verband leggen|Make a link)$/ }).click()
    await see(lead, '24-panel-new-link')
    await page.getByRole('button', { name: /^(Sluit het paneel|Close the panel)$/ }).click()
    if (!small) {
      await button(page, /^(Bord|Board)$/).click()
      await expect(page.locator('[data-board-ready="true"]')).toBeVisible()
      await button(page, /^(Alles in beeld|Show all)$/).click()
      await see(lead, '25-everything')
    }

    const viewer = await someone('Vera Kijk')
    await joinAs(viewer.page, made.links.viewer, 'Vera Kijk')
    await see(viewer, '26-viewer')
    await viewer.context.close()

    // Anna writes while her line is gone; meanwhile the round is sealed.
    await guest.page.getByRole('radio', { name: 'Culemborg' }).check()
    await button(guest.page, /^(Doe mee|Join)$/).click()
    await expect(guest.page.getByText(/^(Opgeslagen|Saved)$/)).toBeVisible({ timeout: 30_000 })
    if (!small) {
      await button(guest.page, /^(Lijst|List)$/).click()
    }
    guest.expects(/ERR_INTERNET_DISCONNECTED|WebSocket/)
    const write = guest.page.getByRole('button', { name: /^(Schrijf een kaart in|Write a card in)/ }).first()
    await expect(write).toBeVisible() // the list comes as a part of its own: without a line it could not
    await guest.context.setOffline(true)
    await write.click()
    await guest.page.keyboard.type('Eén intake voor inwoners die bij drie loketten tegelijk iets nodig hebben')
    await guest.page.keyboard.press('Enter')
    await expect(guest.page.getByText(/^(Geen verbinding|No connection)$/)).toBeVisible({ timeout: 40_000 })
    await see(guest, '27-offline')
    await call(server, 'POST', `workshops/${made.id}/rounds/${rounds[0]?.id ?? ''}/seals`, { token: programme.accessToken, body: {} })
    await guest.context.setOffline(false)
    await expect(guest.page.locator('[data-tray-item]')).toHaveCount(1, { timeout: 40_000 })
    await see(guest, '28-tray')

    await expect(page.getByRole('heading', { name: /is vastgelegd|is sealed/ })).toBeVisible()
    await see(lead, '29-after-seal')
    await button(page, /^(Bekijken|Look)$/).click()
    await expect(page.locator('[data-sha256]')).toBeVisible()
    await see(lead, '30-sealed')

    const empty = await makeWorkshop(server, { language })
    await openRound(server, empty.id, (await join(server, empty.links.facilitator, { name: 'Programma' })).accessToken, { title: language === 'nl' ? 'Ophalen wat we delen' : 'Collect what we share' })
    await joinAs(page, empty.links.participant, 'Fenna de Wit', 'Tiel')
    await see(lead, '31-empty-board')
    await page.goto(server.url)
    await expect(page.getByRole('listitem').first()).toBeVisible()
    await see(lead, '32-start-recent')
    await button(page, /Begin/).click()
    await expect(page.getByText(/^(Geef de workshop een naam|Give the workshop a name)/)).toBeVisible()
    await see(lead, '33-start-wrong')
    expect(faults).toEqual([])
  })
}
