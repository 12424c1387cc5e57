import { expect, test } from 'vitest'
import { DOWNLOADER_CHOICES, DOWNLOADERS, downloadersOf } from './downloaders.ts'

test('[W63] each choice is read back as itself, whatever the order and with the facilitators named or not; what another program set is none of them', () => {
  for (const choice of DOWNLOADER_CHOICES) {
    expect(downloadersOf(DOWNLOADERS[choice])).toBe(choice)
    expect(downloadersOf(['facilitator', ...DOWNLOADERS[choice].toReversed()])).toBe(choice)
  }
  expect(downloadersOf(['viewer'])).toBeUndefined()
})
