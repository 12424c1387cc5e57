import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { get, ask } from '../../contract/support/ask.ts'
import { canonical } from '../../contract/support/canonical.ts'
import type { At, Person, Seal, SealedRecord } from '../../contract/support/people.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Every sealed round of a workshop, its hash recomputed and chained to the one before it. Answers the records. */
export async function verifyChain(at: At, { workshopId, accessToken }: Person): Promise<readonly SealedRecord[]> {
  const seals = await get<readonly Seal[]>(ask(at, 'GET', `workshops/${workshopId}/snapshots`, { token: accessToken }))
  const records: SealedRecord[] = []
  for (const [index, seal] of seals.entries()) {
    const { text } = await ask(at, 'GET', `workshops/${workshopId}/snapshots/${seal.number}`, { token: accessToken })
    const record = JSON.parse(text) as SealedRecord
    expect([seal.number, seal.previousSha256]).toEqual([index + 1, seals[index - 1]?.sha256 ?? null])
    expect(record.sha256).toBe(seal.sha256)
    const { sha256: told, ...hashed } = JSON.parse(text) as Record<string, unknown>
    expect(sha256(canonical(hashed))).toBe(told)
    records.push(record)
  }
  return records
}
