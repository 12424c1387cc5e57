import { writeFile } from 'node:fs/promises'
import { expect, test } from '../fixtures/test.ts'
import { exported, join, makeWorkshop } from '../workshopApi.ts'

test('a board that was downloaded comes back in another workshop, lines become notes, and what is no board is told', async ({ server, seat }, info) => {
  const example = await makeWorkshop(server, { template: 'example', title: 'Voorbeeld' })
  const { accessToken } = await join(server, example.links.facilitator, { name: 'Programma' })
  const board = await exported(server, example.id, { snapshot: 'live', format: 'json', token: accessToken })
  const made = await makeWorkshop(server, { title: 'Nieuw' })
  const lead = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  await lead.page.getByRole('button', { name: 'Downloaden', exact: true }).click()
  const button = lead.page.getByRole('button', { name: 'Kies een bestand om in te lezen' })
  await expect(button).toHaveAccessibleDescription(/^Een bord dat u eerder als JSON/)
  /** By key: the browser asks for the file, in its own words. */
  const choose = async (path: string): Promise<void> => {
    const asked = lead.page.waitForEvent('filechooser')
    await button.press('Enter')
    await (await asked).setFiles(path)
  }
  const file = async (name: string, text: string): Promise<string> => {
    const path = info.outputPath(name)
    await writeFile(path, text)
    return path
  }
  await choose(await file('kapot.json', '{"cards": [{]}'))
  await expect(lead.page.getByRole('alert').filter({ hasText: 'Dit bestand is geen bord dat Visiebord kan lezen.' })).toBeVisible()
  await choose(await file('bord.json', board))
  await expect(lead.page.getByText('Ingelezen: 225 kaarten en 11 vakken.')).toBeVisible()
  await choose(await file('lijst.txt', 'Eerste gedachte\nTweede gedachte\n'))
  await expect(lead.page.getByText('Ingelezen: 2 kaarten.')).toBeVisible()
  await lead.page.keyboard.press('Escape')
  await lead.toList()
  await expect(lead.page.locator('[data-row]')).toHaveCount(227)
  await expect(lead.page.locator('[data-row]').filter({ hasText: 'Tweede gedachte' })).toHaveCount(1)
})
