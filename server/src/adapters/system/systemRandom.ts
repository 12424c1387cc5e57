import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from '../../core/ports/system.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const ID_LENGTH = 21 // 125 bits: two of them never meet
const SECRET_BYTES = 24 // 192 bits, more than the 128 that INTERFACE asks

export const systemRandom: Random = {
  id() {
    let id = ''
    for (let place = 0; place < ID_LENGTH; place++) id += LETTERS[randomInt(LETTERS.length)]
    return id
  },
  secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
}
