/** `pnpm run workshops` lists the workshops; `renew <id>` makes a new facilitator link, `check [<id>]` looks for damage, `repair <id>` cuts a board back to what is good. */
import { systemRandom } from '../adapters/system/systemRandom.ts'
import { linkAddress, newLink } from '../core/access/links.ts'
import type { Store } from '../core/ports/store.ts'
import { StoreFailure } from '../core/ports/store.ts'
import { StartFailure } from '../main/startFailure.ts'
import { check, repair } from './boardRepair.ts'
import { findData, openExistingStore } from './openExisting.ts'
import { runCommand } from './runCommand.ts'

const USAGE = 'Use: pnpm run workshops, or: pnpm run workshops renew <id>, check, check <id>, or repair <id>'

async function describeWorkshop(store: Store, { id, title, createdAt }: { readonly id: string; readonly title: string; readonly createdAt: string }): Promise<string> {
  try {
    const people = (await store.readWorkshop(id))?.participants.filter((one) => one.removedAt === undefined).length ?? 0
    // A title is what somebody typed: a control character in it must not steer the terminal.
    return [id, createdAt.slice(0, 10), `${people} people`, title.replace(/[\p{Cc}\p{Cf}]/gu, ' ')].join('  ')
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return [id, createdAt.slice(0, 10), `cannot be read: ${error.message}`].join('  ')
  }
}

async function list(store: Store): Promise<readonly string[]> {
  const workshops = await store.listWorkshops()
  if (workshops.length === 0) return ['There are no workshops yet.']
  return Promise.all(workshops.map((workshop) => describeWorkshop(store, workshop)))
}

async function renew(store: Store, id: string, publicUrl: string): Promise<readonly string[]> {
  const workshop = (await store.listWorkshops()).find((one) => one.id === id)
  if (workshop === undefined) throw new StartFailure(`There is no workshop ${id}; pnpm run workshops lists them.`)
  const link = newLink(id, 'facilitator', systemRandom)
  await store.commit([{ type: 'link', link }])
  return [`The new facilitator link of ${id} (the old one no longer works; who is inside stays):`, linkAddress(publicUrl, link)]
}

await runCommand(async (args) => {
  const [verb, id] = args
  const isList = args.length === 0
  const isKnown = verb === 'check' ? args.length <= 2 : (verb === 'renew' || verb === 'repair') && args.length === 2
  if (!isList && !isKnown) throw new StartFailure(USAGE)
  const data = findData()
  if (verb === 'check') return check(data, id)
  if (verb === 'repair' && id !== undefined) return repair(data, id)
  const store = openExistingStore(data)
  try {
    return isList ? await list(store) : await renew(store, id ?? '', data.publicUrl)
  } finally {
    await store.close()
  }
})
