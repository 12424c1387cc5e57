import { expect, test } from 'vitest'
import { createSystemLog } from './systemLog.ts'
import { systemClock } from './systemClock.ts'
import { systemRandom } from './systemRandom.ts'

test('[DB31] an id has 21 letters and digits, a secret at least 128 bits in URL-safe characters, and none comes twice', () => {
  const ids = Array.from({ length: 500 }, () => systemRandom.id())
  const secrets = Array.from({ length: 500 }, () => systemRandom.secret())
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{21}$/)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{22,}$/)
  expect(new Set([...ids, ...secrets]).size).toBe(1000)
})

test('[DB32] a cancelled timer stays silent while a later one still rings', async () => {
  let rang = ''
  const cancel = systemClock.after(1, () => (rang += 'cancelled'))
  cancel()
  await new Promise<void>((resolve) => systemClock.after(5, () => ((rang += 'kept'), resolve())))
  expect(rang).toBe('kept')
})

test('[DB33] what is logged is one line, whatever is in it', () => {
  const lines: string[] = []
  const log = createSystemLog((line) => lines.push(line), () => Date.UTC(2026, 10, 22))
  log.warn('a\nb\r\u2028c\u0000d')
  expect(lines).toEqual(['2026-11-22T00:00:00.000Z warn a b c d\n'])
})
