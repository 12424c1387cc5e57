import { expect, test } from 'vitest'
import { checkRecord } from './checkRecord.ts'

const content = { schema: 1, parties: [], rounds: [], ballots: [], cards: [], sections: [], lanes: [], links: [], timeline: {} } as const
// The number was made by: printf '%s' '{"content":{"ballots":[],…},"number":1,…}' | sha256sum
const text = '{"content":{"ballots":[],"cards":[],"lanes":[],"links":[],"parties":[],"rounds":[],"schema":1,"sections":[],"timeline":{}},"number":1,"previousSha256":null,"sealedAt":"2027-01-15T08:41:12.000Z","workshopId":"w1"}'

test('[CC5] a record is right only when its own hash says so', async () => {
  const { createHash } = await import('node:crypto')
  const sha256 = createHash('sha256').update(text).digest('hex')
  const record = { workshopId: 'w1', number: 1, sealedAt: '2027-01-15T08:41:12.000Z', previousSha256: null, sha256, content }
  expect(await checkRecord(record)).toBe('right')
  expect(await checkRecord({ ...record, number: 2 })).toBe('wrong')
  expect(await checkRecord({ ...record, content: { ...content, schema: 2 } })).toBe('wrong')
})
