import { expect, type Locator, type Page } from '@playwright/test'

/** The board as a person meets it: by role and name. */
export const boardPage = (page: Page) => {
  const root = page.locator('[data-board-ready="true"]')
  const card = (text: string | RegExp): Locator => page.locator('[data-card-id]').filter({ hasText: text })
  return {
    page,
    root,
    card,
    cards: page.locator('[data-card-id]'),
    saved: () => expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible(),
    ready: () => expect(root).toBeVisible({ timeout: 30_000 }),
    goto: async (url: string) => {
      await page.goto(url)
      await expect(root).toBeVisible({ timeout: 30_000 })
    },
  }
}

/** Opens a link, gives a name and a party, and waits for the board. */
export async function joinByLink(page: Page, link: string, who: { name: string; party?: string }): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Hoe heet u?').fill(who.name)
  if (who.party !== undefined) await page.getByRole('radio', { name: who.party }).check()
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.locator('[data-board-ready="true"]')).toBeVisible({ timeout: 30_000 })
}
