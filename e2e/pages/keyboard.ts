import { expect, type Locator, type Page } from '@playwright/test'
import { focusFault } from '../fixtures/focusFault.ts'

/** More stops than any screen here has: a keyboard that never gets there goes round for ever. */
const MOST_STOPS = 120

/** A pair of hands without a mouse. After every key one must see where the keyboard is. */
export const keyboard = (page: Page) => {
  const focused = (target: Locator): Promise<boolean> => target.evaluateAll((all) => all.some((each) => each === document.activeElement))
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await expect.poll(() => focusFault(page), `the keyboard is seen after ${key}`).toBeUndefined()
    }
  }
  /** Tab, as often as it takes. Answers how many stops that were. */
  const tabTo = async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> => {
    await expect(target.first()).toBeVisible()
    let round = 0
    for (let stops = 1; stops <= MOST_STOPS && round < 2; stops++) {
      await page.keyboard.press(key)
      // Past the last stop Tab goes to the browser's own bars, and then on at the first.
      if (await page.evaluate(() => document.activeElement === document.body)) {
        round++
        continue
      }
      await expect.poll(() => focusFault(page), `the keyboard is seen after ${key}`).toBeUndefined()
      if (await focused(target)) return stops
    }
    throw new Error(`Tab does not get to ${String(target)}`)
  }
  return {
    press,
    tabTo,
    /** Tab to it, and Enter. */
    use: async (target: Locator): Promise<void> => {
      await tabTo(target)
      await page.keyboard.press('Enter')
    },
    /** Types as a hand does, a key at a time. */
    type: (text: string) => page.keyboard.type(text),
  }
}
