import { mainScreens } from '../fixtures/mainScreens.ts'
import { moreScreens } from '../fixtures/moreScreens.ts'
import { expect, test } from '../fixtures/test.ts'
import { LARGE, type Look, nameOf, PHONE, TABLET, tour } from '../fixtures/tour.ts'

/** Every screen at three sizes in light and dark, and on the largest with more contrast: our own theme, and the colours of the system. In e2e/output/screens, to be looked at. */
const LOOKS: readonly Look[] = [
  ...[LARGE, TABLET, PHONE].flatMap((viewport): readonly Look[] => [
    { theme: 'light', language: 'nl', viewport },
    { theme: 'dark', language: 'nl', viewport },
  ]),
  { theme: 'high-contrast', language: 'nl', viewport: LARGE },
  { theme: 'light', language: 'nl', viewport: LARGE, forced: true },
]

for (const look of LOOKS) {
  test(`every screen: ${nameOf(look)}`, async ({ server, newBrowser }) => {
    test.setTimeout(480_000)
    const here = tour(server, look, newBrowser, true)
    await mainScreens(here)
    await moreScreens(here)
    expect(here.faults).toEqual([])
  })
}
