import { expect, type Locator, type Page } from '@playwright/test'

/** Where a card stands on a screen, in board units, and what it says. */
export type Placed = { readonly id: string; readonly kind: string; readonly label: string; readonly x: number; readonly y: number }
type Point = { readonly x: number; readonly y: number }

export type BoardPage = ReturnType<typeof boardPage>

/** The board as a person meets it: by role and name. */
export const boardPage = (page: Page) => {
  const root = page.locator('[data-board-ready="true"]')
  const card = (text: string | RegExp): Locator => page.locator('[data-card-id]').filter({ hasText: text })
  const cardById = (id: string): Locator => page.locator(`[data-card-layer] [data-card-id="${id}"]`)
  const surface = page.locator('[data-board-surface]')
  const editor = page.locator('[data-editor] textarea')
  const middleOf = async (locator: Locator): Promise<Point> => {
    const box = await locator.boundingBox()
    if (box === null) throw new Error('This is not on the screen')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  /** Presses the mouse on a card and moves it; the hand stays closed. */
  const lift = async (locator: Locator, by: Point, steps = 8): Promise<void> => {
    const from = await middleOf(locator)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + by.x, from.y + by.y, { steps })
  }
  return {
    page,
    root,
    surface,
    editor,
    card,
    cardById,
    cards: page.locator('[data-card-id]'),
    middleOf,
    lift,
    letGo: () => page.mouse.up(),
    drag: async (locator: Locator, by: Point) => {
      await lift(locator, by)
      await page.mouse.up()
    },
    /** Double click on the free board, type, Escape. Answers the id of the card. */
    addNote: async (text: string, at: Point): Promise<string> => {
      await page.mouse.dblclick(at.x, at.y)
      await expect(editor).toBeFocused()
      await page.keyboard.insertText(text)
      await page.keyboard.press('Escape')
      await expect(editor).toHaveCount(0)
      const id = await card(text).first().getAttribute('data-card-id')
      if (id === null) throw new Error(`No card says ${text}`)
      return id
    },
    /** All cards that are elements now, by id: what they are called, and where they stand. */
    places: (): Promise<readonly Placed[]> =>
      page.locator('[data-card-layer]').evaluate((layer) => {
        const origin = layer.getBoundingClientRect()
        return [...layer.querySelectorAll<HTMLElement>('[data-card-id]')]
          .map((element) => {
            const box = element.getBoundingClientRect()
            const scale = box.width / element.offsetWidth
            const label = (element.getAttribute('aria-label') ?? '').replace(/ \(gekozen\)$/, '')
            return { id: element.dataset['cardId'] ?? '', kind: element.dataset['cardKind'] ?? '', label, x: Math.round((box.x - origin.x) / scale), y: Math.round((box.y - origin.y) / scale) }
          })
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      }),
    /** The camera flies no more. */
    atRest: () => steady(page),
    everything: async () => {
      await page.getByRole('button', { name: 'Alles in beeld' }).click()
      await steady(page)
    },
    /** All of its words: what was said aloud a while ago may have some of them. */
    status: (told: 'Opgeslagen' | 'Bezig met opslaan' | 'Geen verbinding' | 'Verbinden …') => expect(page.getByRole('status').filter({ hasText: new RegExp(`^${told}$`) }).first()).toBeVisible(),
    saved: () => expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible(),
    says: (sentence: string | RegExp) => expect(page.getByText(sentence).filter({ visible: true }).first()).toBeVisible(),
    ready: () => expect(root).toBeVisible({ timeout: 30_000 }),
    goto: async (url: string) => {
      await page.goto(url)
      await expect(root).toBeVisible({ timeout: 30_000 })
    },
    toList: async () => {
      await page.getByRole('button', { name: 'Lijst', exact: true }).click()
      await expect(page.getByRole('main', { name: 'Lijst van alle kaarten' })).toBeVisible()
    },
    toBoard: async () => {
      await page.getByRole('button', { name: 'Bord', exact: true }).click()
      await expect(root).toBeVisible()
    },
  }
}

/** Waits until the board stands still: two frames in which its layer did not move. */
async function steady(page: Page): Promise<void> {
  await page.locator('[data-card-layer]').evaluate(async (layer) => {
    const where = (): string => JSON.stringify(layer.getBoundingClientRect())
    let still = 0
    for (let before = where(); still < 3; ) {
      await new Promise((done) => requestAnimationFrame(done))
      const now = where()
      still = now === before ? still + 1 : 0
      before = now
    }
  })
}

/** Opens a link, gives a name and a party, and waits for the board. */
export async function joinByLink(page: Page, link: string, who: { name: string; party?: string }): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Hoe heet u?').fill(who.name)
  if (who.party !== undefined) await page.getByRole('radio', { name: who.party }).check()
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.locator('[data-board-ready="true"]')).toBeVisible({ timeout: 30_000 })
}
