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

/** Two cores: two walks at a time come sooner. */
const inTwos = (looks: readonly Look[]): readonly (readonly Look[])[] => looks.flatMap((_, at) => (at % 2 === 0 ? [looks.slice(at, at + 2)] : []))
const both = (looks: readonly Look[]): string => looks.map(nameOf).join(' and ')

for (const looks of inTwos(MAIN)) {
  test(`[LK1] [LK2] [LK4] no screen has an accessibility fault, cuts words off or runs out of its window: ${both(looks)}`, async ({ server, newBrowser }) => {
    test.setTimeout(360_000)
    const here = looks.map((look) => tour(server, look, newBrowser))
    await Promise.all(here.map(mainScreens))
    expect(here.flatMap(({ faults }) => faults)).toEqual([])
  })
}

for (const looks of inTwos(MORE)) {
  test(`[LK1] nor has any while people work together on a full board: ${both(looks)}`, async ({ server, newBrowser }) => {
    test.setTimeout(360_000)
    const here = looks.map((look) => tour(server, look, newBrowser))
    await Promise.all(here.map(moreScreens))
    expect(here.flatMap(({ faults }) => faults)).toEqual([])
  })
}
