import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import { createImageDesk } from '../adapters/images/imageDesk.ts'
import { createAccess } from '../core/access/createAccess.ts'
import { rememberSessions } from '../core/access/rememberedSessions.ts'
import type { Clock, Log, Random } from '../core/ports/system.ts'
import { createBoardHub } from '../core/sync/boardHub.ts'
import { createWorkshopDesks } from '../core/workshop/workshopDesks.ts'
import { createHttpApp } from '../transport/http/createHttpApp.ts'
import { acceptSockets } from '../transport/ws/acceptSockets.ts'
import { ADDRESS_FILE, openDataFolder } from './dataFolder.ts'
import { createExportFormats } from './exportFormats.ts'
import { createFoldDesk } from './foldDesk.ts'
import { listen } from './listen.ts'
import { openStore } from './openStore.ts'
import type { Settings } from './settings.ts'

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string
  /** Stores what is in hand, closes all sockets with 1012, gives the data folder back. */
  stop(): Promise<void>
}

export type ServerParts = {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Opens the store of a data folder; a test has one that fails at a step. */
  readonly openStore?: typeof openStore
}

const CLIENT_DIST = path.resolve(import.meta.dirname, '../../../client/dist')
// A request that is under way gets this long at the end; sockets are closed by then.
const LAST_REQUESTS_MS = 500

/** Wires everything and listens. Rejects with StartFailure when the settings cannot be fulfilled; then nothing is held. */
export async function startServer(settings: Settings, parts: ServerParts): Promise<RunningServer> {
  const { clock, random, log } = parts
  const undo: (() => unknown)[] = []
  const takeBack = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) {
      try {
        await step()
      } catch (error) {
        log.error(`a part of the server did not stop well: ${String(error)}`) // the others are let go all the same
      }
    }
  }
  try {
    const folder = await openDataFolder(settings.dataDir, { clock, log })
    undo.push(() => folder.dispose())
    const store = rememberSessions(await (parts.openStore ?? openStore)(folder.databasePath))
    undo.push(() => store.close())

    const folding = createFoldDesk()
    undo.push(() => folding.dispose())
    const images = createImageDesk()
    undo.push(() => images.dispose())
    let url = ''
    const publicUrl = (): string => settings.publicUrl ?? url
    const { basePath } = settings
    const desks = createWorkshopDesks({ store, clock, log })
    const hub = createBoardHub({ store, folding, clock, random, log, authorityOf: (id) => desks.open(id), limits: BOARD_LIMITS })
    const access = createAccess({ store, desks, hub, clock, random, publicUrl })
    const http = { publicUrl, basePath, trustedProxies: settings.trustedProxies, clientDist: CLIENT_DIST, themeFile: path.join(settings.dataDir, 'theme.css'), ...(settings.organiserCode === undefined ? {} : { organiserCode: settings.organiserCode }) }
    const app = await createHttpApp({ settings: http, desks, hub, access, store, images, exportFormats: createExportFormats(), clock, random, log })
    undo.push(async () => {
      const cancel = clock.after(LAST_REQUESTS_MS, () => app.server.closeAllConnections())
      await app.close()
      cancel()
    })
    await acceptSockets(app, { hub, access, publicUrl, basePath, log })
    undo.push(() => hub.stop())
    url = await listen(app, settings)
    noteAddress(settings.dataDir, publicUrl(), log)
    return { url, stop: takeBack }
  } catch (error) {
    await takeBack()
    throw error
  }
}

function noteAddress(dataDir: string, address: string, log: Log): void {
  try {
    writeFileSync(path.join(dataDir, ADDRESS_FILE), `${address}\n`)
  } catch (error) {
    log.warn(`the operator's commands will not know the address: ${String(error)}`) // no reason not to serve
  }
}
