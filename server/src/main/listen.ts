import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Settings } from './settings.ts'
import { StartFailure } from './startFailure.ts'

const CAUSES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses that port; stop it or choose another PORT',
  EACCES: 'this user may not use that port; choose one above 1023',
  EADDRNOTAVAIL: 'this machine does not have that address; choose another HOST',
  ENOTFOUND: 'no machine is known by that name; choose another HOST',
  EAI_AGAIN: 'no machine is known by that name; choose another HOST',
}

/** Begins to listen and answers the url, with the port that the system picked. Rejects with StartFailure. */
export async function listen(app: FastifyInstance, { host, port }: Settings): Promise<string> {
  const shown = host.includes(':') ? `[${host}]` : host
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const why = CAUSES[code] ?? (error instanceof Error ? error.message : String(error))
    throw new StartFailure(`Visiebord cannot listen on ${shown}:${port}: ${why}.`, { cause: error })
  }
  const { port: picked } = app.server.address() as AddressInfo
  return `http://${shown}:${picked}`
}
