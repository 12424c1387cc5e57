import * as encoding from 'lib0/encoding'
import { plainServer } from './plainServer.ts'

const written = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Type 2 is auth, its kind 0 a token; ours is empty, everybody may in. */
const TOKEN = written((encoder) => {
  encoding.writeVarUint(encoder, 2)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, '')
})

/** Hocuspocus: the name of the document stands before each message, and a token opens it. */
export const startHocuspocus = plainServer({
  name: 'hocuspocus',
  title: '@hocuspocus/server 4.7.0',
  host: 'hocuspocusHost.ts',
  seat: (url, board) => ({ address: url, headers: {}, prefix: written((encoder) => encoding.writeVarString(encoder, board)), greeting: TOKEN }),
})
