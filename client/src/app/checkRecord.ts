import type { SnapshotRecord } from '@visiebord/shared/protocol/view.ts'
import canonicalize from 'canonicalize'

/**
 * Recomputes a record's SHA-256 in the reader's own browser. `unknown` where the browser offers no hashing (plain http
 * beyond localhost).
 */
export async function checkRecord(record: SnapshotRecord): Promise<'right' | 'wrong' | 'unknown'> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return 'unknown'
  const { content, number, previousSha256, sealedAt, workshopId } = record
  const text = canonicalize({ content, number, previousSha256, sealedAt, workshopId })
  if (text === undefined) return 'wrong'
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex === record.sha256 ? 'right' : 'wrong'
}
