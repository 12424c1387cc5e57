import { expect, test } from 'vitest'
import { routeOf } from './route.ts'

test('[CA1] the three pages are found under any base path, and the token only in the fragment', () => {
  for (const base of ['/', '/visiebord/']) {
    expect(routeOf({ pathname: base, hash: '' }, base)).toEqual({ page: 'start' })
    expect(routeOf({ pathname: `${base}join`, hash: '#secret' }, base)).toEqual({ page: 'join', token: 'secret' })
    expect(routeOf({ pathname: `${base}w/a%20b`, hash: '' }, base)).toEqual({ page: 'board', workshopId: 'a b' })
    expect(routeOf({ pathname: `${base}elsewhere`, hash: '' }, base)).toEqual({ page: 'unknown' })
  }
})
