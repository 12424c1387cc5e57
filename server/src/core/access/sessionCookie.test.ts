import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSessionCookie, withSession, writeSessionCookie } from './sessionCookie.ts'

const name = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/)

test('[ACC5] what is written into the cookie is read back, last joined first, at most forty workshops and 4 kB', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ workshopId: name, token: name }), { selector: (session) => session.workshopId, maxLength: 60 }), (sessions) => {
      const value = writeSessionCookie(sessions)
      expect(readSessionCookie(`andere=1; visiebord=${value}; meer=2`)).toEqual(sessions.slice(0, 40))
      expect(value).toMatch(/^[\w.~-]*$/)
      expect(value.length).toBeLessThan(4_000)
    }),
  )
})

test('[ACC5] a new session of a workshop takes the place of the old one, in front', () => {
  const before = [{ workshopId: 'a', token: 'x'.repeat(32) }, { workshopId: 'b', token: 'y'.repeat(32) }]
  expect(withSession(before, { workshopId: 'b', token: 'z'.repeat(32) })).toEqual([{ workshopId: 'b', token: 'z'.repeat(32) }, before[0]])
})

test('[ACC5] garbage in the cookie is left out and never thrown upon', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readSessionCookie(`visiebord=${text}`)))
  expect(readSessionCookie('visiebord=a.b~..~__proto__.aaaaaaaaaaaaaaaa~=;visiebord')).toEqual([{ workshopId: '__proto__', token: 'aaaaaaaaaaaaaaaa' }])
  expect(readSessionCookie(undefined)).toEqual([])
})
