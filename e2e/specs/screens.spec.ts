import { mainScreens } from '../fixtures/mainScreens.ts'
import { moreScreens } from '../fixtures/moreScreens.ts'
import { expect, test } from '../fixtures/test.ts'
import { LARGE, type Look, nameOf, PHONE, TABLET, tour } from '../fixtures/tour.ts'

/** Each theme, language and size at least once; `pnpm pictures` goes along all of them. */
const MAIN: readonly Look[] = [
  { theme: 'light', language: 'nl', viewport: LARGE },
  { theme: 'dark', language: 'nl', viewport: TABLET },
  { theme: 'dark', language: 'en', viewport: PHONE },
  { theme: 'high-contrast', language: 'en', viewport: LARGE },
]
const MORE: readonly Look[] = [
  { theme: 'dark', language: 'nl', viewport: LARGE },
  { theme: 'light', language: 'nl', viewport: PHONE },
]

for (const look of MAIN) {
  test(`[LK1] [LK2] [LK4] no screen has an accessibility fault, cuts words off or runs out of its window: ${nameOf(look)}`, async ({ server, newBrowser }) => {
    test.setTimeout(240_000)
    const here = tour(server, look, newBrowser)
    await mainScreens(here)
    expect(here.faults).toEqual([])
  })
}

for (const look of MORE) {
  test(`[LK1] nor has any while people work together on a full board: ${nameOf(look)}`, async ({ server, newBrowser }) => {
    test.setTimeout(240_000)
    const here = tour(server, look, newBrowser)
    await moreScreens(here)
    expect(here.faults).toEqual([])
  })
}
