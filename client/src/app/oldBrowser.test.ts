import { expect, test } from 'vitest'
import { isTooOld } from './oldBrowser.ts'

const NEW = { Iterator: { prototype: { map: 1 } }, Set: { prototype: { union: 1 } }, Promise: { withResolvers: 1 } }

test('[PF1] a browser that lacks one of the newest things the page uses is too old; this one is not', () => {
  expect(isTooOld(NEW)).toBe(false)
  expect(isTooOld(globalThis)).toBe(false)
  expect(isTooOld({ ...NEW, Promise: {} })).toBe(true)
  expect(isTooOld({ ...NEW, Set: { prototype: {} } })).toBe(true)
  expect(isTooOld({ ...NEW, Iterator: { prototype: {} } })).toBe(true)
  expect(isTooOld({ Set: NEW.Set, Promise: NEW.Promise })).toBe(true)
})
