import type { Answer } from '../../../client/src/sync/api.ts'
import { openWorkshop, type Surroundings } from '../../../client/src/state/open.ts'
import type { OpenWorkshop } from '../../../client/src/state/openWorkshop.ts'
import { newId } from '../../../client/src/sync/newId.ts'
import { SYSTEM_TIMERS, type SyncTimers } from '../../../client/src/sync/syncTimers.ts'
import { MemoryCopies, memoryTray, MemoryShelf } from '../../../client/src/sync/test/memoryCopies.ts'
import type { TrayItem } from '../../../client/src/sync/trayItem.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import WebSocket from 'ws'
import type { At, Person } from '../../contract/support/people.ts'

/** A WebSocket that signs in with a header, as a program does; a browser has its cookie. */
export function signedSocket({ accessToken }: Pick<Person, 'accessToken'>): typeof globalThis.WebSocket {
  class SignedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${accessToken}` } })
    }
  }
  return SignedSocket as unknown as typeof globalThis.WebSocket
}

export type OwnBrowser = {
  readonly workshop: OpenWorkshop
  readonly copies: MemoryCopies
  readonly tray: ReadonlyMap<string, TrayItem>
  /** What the page would call when it is shown again. */
  wake(): void
  lostNetwork(): void
}

/** Our own page without its screen: everything from the stores down, on a real line to a real server. Dispose `workshop`. */
export async function ownBrowser(at: At, person: Person, options: { readonly timers?: SyncTimers; readonly fetchView?: () => Promise<Answer<WorkshopView>>; readonly copies?: MemoryCopies; readonly shelf?: MemoryShelf } = {}): Promise<OwnBrowser> {
  const copies = options.copies ?? new MemoryCopies()
  const tray = new Map<string, TrayItem>()
  const events: { woke(): void; lostNetwork(): void } = { woke: () => undefined, lostNetwork: () => undefined }
  const around: Surroundings = {
    fetchView: options.fetchView ?? (() => fetchView(at, person)),
    copies,
    shelf: options.shelf ?? new MemoryShelf(),
    tray: () => memoryTray(tray),
    timers: options.timers ?? SYSTEM_TIMERS,
    random: Math.random,
    newId: () => newId(),
    wipeRemoved: async () => undefined,
    baseUri: `${at.url}/`,
    WebSocket: signedSocket(person),
    follow: (told) => {
      events.woke = () => told.woke()
      events.lostNetwork = () => told.lostNetwork()
      return () => undefined
    },
  }
  const opened = await openWorkshop(person.workshopId, { language: () => 'nl' }, around)
  if (!opened.ok) throw new Error(`not opened: ${opened.problem.code}`)
  return { workshop: opened.value, copies, tray, wake: () => events.woke(), lostNetwork: () => events.lostNetwork() }
}

async function fetchView({ url }: At, { workshopId, accessToken }: Person): Promise<Answer<WorkshopView>> {
  try {
    const response = await fetch(`${url}/api/v1/workshops/${workshopId}`, { headers: { authorization: `Bearer ${accessToken}` } })
    if (response.ok) return { ok: true, value: (await response.json()) as WorkshopView }
    return { ok: false, problem: { status: response.status, code: 'unexpected' } }
  } catch {
    return { ok: false, problem: { status: 0, code: 'offline' } }
  }
}
