import { hash } from 'node:crypto'
import { StoreFailure } from '../../core/ports/store.ts'

export const checksumOf = (content: Uint8Array | string): string => hash('sha256', content, 'hex')

/** Throws StoreFailure('corrupt') that names what does not match its checksum. */
export function verifyChecksum(content: Uint8Array | string, sha256: string, what: string): void {
  if (checksumOf(content) !== sha256) throw new StoreFailure('corrupt', `${what} does not match its checksum`)
}
