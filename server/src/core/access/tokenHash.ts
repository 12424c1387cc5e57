import { createHash } from 'node:crypto'

/** How a secret is kept: tokens have at least 128 random bits, so a plain hash cannot be turned back. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
