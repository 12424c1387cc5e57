import type { Locator } from '@playwright/test'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { call, exported, join, makeWorkshop, openRound } from '../workshopApi.ts'

const panelOf = async (person: Person, id: string): Promise<Locator> => {
  await person.cardById(id).click({ button: 'right' })
  await person.page.getByRole('menuitem', { name: 'Details en verbanden' }).click()
  const panel = person.page.getByRole('complementary', { name: 'Zijpaneel' })
  await expect(panel.getByRole('heading', { name: 'Reacties en opmerkingen' })).toBeVisible()
  return panel
}

test('[RK1] [RK2] [RK3] [RK4] [RK5] [RK8] [RK10] [RK11] three people talk about a card: a comment that names somebody, reactions, a tag; a viewer only looks, and what is sealed stays', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  const roundId = await openRound(server, made.id, token)
  const [fenna, anna] = await Promise.all([seat(made.links.facilitator, { name: 'Fenna de Wit' }), seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })])
  const [bas, vera] = await Promise.all([seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' }), seat(made.links.viewer, { name: 'Vera Kijk' })])
  const id = await anna.addNote('Eén loket', { x: 500, y: 400 })
  await expect(bas.cardById(id)).toBeVisible()

  // Anna asks Bas, by keyboard alone: the list opens at @, arrows choose, Ctrl+Enter posts.
  const hers = await panelOf(anna, id)
  await hers.getByRole('textbox', { name: 'Uw opmerking' }).focus()
  await anna.page.keyboard.type('Ziet @')
  await expect(anna.page.getByRole('listbox', { name: 'Wie bedoelt u?' }).getByRole('option')).toHaveCount(4)
  await anna.page.keyboard.type('ba')
  await expect(anna.page.getByRole('option', { name: /^Bas Smit/ })).toHaveAttribute('aria-selected', 'true')
  expect(await lookAt(anna.page, 'remarks', 'mention')).toEqual([])
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('dit ook zo?')
  await expect(hers.getByRole('textbox', { name: 'Uw opmerking' })).toHaveValue('Ziet @Bas Smit dit ook zo?')
  await anna.page.keyboard.press('Control+Enter')
  await expect(hers.getByRole('listitem').filter({ hasText: 'Ziet @Bas Smit dit ook zo?' })).toBeVisible()
  await expect(hers.getByRole('textbox', { name: 'Uw opmerking' })).toHaveValue('')

  // Bas hears it, goes there by the list of where he is named, and agrees; Fenna too.
  await bas.says('Anna Bakker noemt u bij: Eén loket')
  await bas.page.getByRole('button', { name: /^Genoemd\s*:\s*1$/ }).click()
  await bas.page.getByRole('dialog', { name: 'Waar u genoemd bent' }).getByRole('button', { name: /Anna Bakker.*Ga naar de kaart: Eén loket/ }).click()
  const his = bas.page.getByRole('complementary', { name: 'Zijpaneel' })
  await expect(his.locator('[data-me="true"]')).toHaveText('@Bas Smit')
  await his.getByRole('button', { name: 'eens', exact: true }).click()
  await expect(his.getByRole('button', { name: '1 keer eens: u' })).toHaveAttribute('aria-pressed', 'true')
  const theirs = await panelOf(fenna, id)
  await theirs.getByRole('button', { name: '1 keer eens: Bas Smit' }).click()
  await theirs.getByRole('combobox', { name: 'Label toevoegen' }).fill('Dienstverlening')
  await fenna.page.keyboard.press('Enter')
  await expect(theirs.getByRole('button', { name: 'Haal label weg: Dienstverlening' })).toBeVisible()

  // The card says it to everybody, and in its name.
  await expect(anna.cardById(id)).toHaveAccessibleName(/^Notitie, Culemborg.*: Eén loket \(label Dienstverlening, 2 keer eens, 1 opmerking\)/)
  await expect(vera.cardById(id).getByText('2', { exact: true })).toBeVisible()
  expect(await lookAt(fenna.page, 'remarks', 'panel')).toEqual([])

  // One changes one's own words; the facilitator takes away any, after a question.
  await expect(hers.getByRole('button', { name: '2 keer eens: Bas Smit en Fenna de Wit' })).toHaveAttribute('aria-pressed', 'false')
  await hers.getByRole('button', { name: /^Wijzig uw opmerking/ }).click()
  await hers.getByRole('textbox', { name: 'Uw opmerking' }).first().press('End')
  await anna.page.keyboard.type(' Graag vandaag.')
  await hers.getByRole('button', { name: 'Bewaar' }).click()
  await expect(his.getByText('dit ook zo? Graag vandaag.')).toBeVisible()
  await expect(his.getByRole('button', { name: /^(Wijzig uw opmerking|Verwijder opmerking)/ })).toHaveCount(0)
  await his.getByRole('textbox', { name: 'Uw opmerking' }).fill('Onzin!')
  await his.getByRole('button', { name: 'Plaats', exact: true }).click()
  await theirs.getByRole('button', { name: 'Verwijder opmerking: Onzin!' }).click()
  await theirs.getByRole('button', { name: 'Verwijder voorgoed' }).click()
  await expect(his.getByText('Onzin!')).toHaveCount(0)
  await his.getByRole('button', { name: /^Zet op afgehandeld: Ziet/ }).click()
  await expect(anna.cardById(id)).toHaveAccessibleName(/\(label Dienstverlening, 2 keer eens\)/)
  await hers.getByRole('button', { name: /^Zet terug/ }).or(hers.getByText('1 afgehandelde opmerking')).first().click()
  await hers.getByRole('button', { name: /^Zet terug: Ziet/ }).click()
  await expect(anna.cardById(id)).toHaveAccessibleName(/1 opmerking\)/)

  // Search knows the tag; the list shows it all.
  await bas.page.keyboard.press('Escape')
  await bas.page.keyboard.press('Control+f')
  await bas.page.keyboard.type('dienstverl')
  await expect(bas.page.getByRole('search').getByText('1 van 1', { exact: true })).toBeVisible()
  await bas.page.keyboard.press('Escape')
  await bas.toList()
  await expect(bas.page.locator('[data-row]').filter({ hasText: 'Eén loket' })).toContainText('label Dienstverlening, 2 keer eens, 1 opmerking')
  expect(await lookAt(bas.page, 'remarks', 'list')).toEqual([])

  // A viewer sees it all and can do nothing.
  const seen = await panelOf(vera, id)
  await expect(seen.getByText('dit ook zo? Graag vandaag.')).toBeVisible()
  await expect(seen.getByRole('img', { name: '2 keer eens: Bas Smit en Fenna de Wit' })).toBeVisible()
  await expect(seen.locator('[data-remarks]').getByRole('button')).toHaveCount(0)
  await expect(seen.locator('[data-remarks]').getByRole('textbox')).toHaveCount(0)
  await expect(seen.locator('[data-remarks]').getByRole('combobox')).toHaveCount(0)

  // Sealed: what is being written stays with who writes it, nothing can be added; the record and its documents say it.
  await hers.getByRole('textbox', { name: 'Uw opmerking' }).fill('Nog iets')
  const { number } = await call<{ number: number }>(server, 'POST', `workshops/${made.id}/rounds/${roundId}/seals`, { token, body: {} })
  await expect(hers.getByRole('button', { name: /eens/ })).toHaveCount(0)
  await expect(hers.getByRole('textbox', { name: 'Uw opmerking' })).toHaveValue('Nog iets')
  await expect(hers.getByRole('textbox', { name: 'Uw opmerking' })).not.toBeEditable()
  await expect(hers.getByRole('button', { name: 'Plaats', exact: true })).toHaveCount(0)
  // On the sealed screen it is read: by key, and by a second press.
  await bas.page.getByRole('button', { name: 'Bekijken' }).click()
  const sealed = bas.page.getByRole('listitem', { name: /^Notitie, Culemborg.*: Eén loket/ })
  await sealed.focus()
  await bas.page.keyboard.press('Enter')
  const read = bas.page.getByRole('dialog', { name: 'Notitie' })
  await expect(read.locator('[data-comment-id]')).toContainText('dit ook zo? Graag vandaag.')
  await expect(read.getByRole('img', { name: '2 keer eens: u en Fenna de Wit' })).toBeVisible()
  await expect(read.getByText('Dienstverlening')).toBeVisible()
  await expect(read.getByRole('button')).toHaveText([''])
  expect(await lookAt(bas.page, 'remarks', 'sealed')).toEqual([])
  await bas.page.keyboard.press('Escape')
  await expect(sealed).toBeFocused()
  await sealed.dblclick()
  await expect(read.getByText('Graag vandaag.')).toBeVisible()
  const markdown = await exported(server, made.id, { token, snapshot: number, format: 'markdown' })
  for (const part of ['Reacties en opmerkingen', 'Labels: Dienstverlening', 'Reacties: eens (2)', '@Bas Smit dit ook zo? Graag vandaag. (**CUL**, Anna Bakker']) expect(markdown).toContain(part)
})
