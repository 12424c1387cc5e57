/** `pnpm run workshops check [<id>]` and `pnpm run workshops repair <id>`: what of a damaged board is good, and cutting it back to that. */
import path from 'node:path'
import { backupSqlite } from '../adapters/sql/backupSqlite.ts'
import { type BoardHealth, cutBack, examineBoard } from '../adapters/sql/boardHealth.ts'
import { migrate } from '../adapters/sql/migrate.ts'
import { openSqliteFile } from '../adapters/sql/sqliteFile.ts'
import { systemClock } from '../adapters/system/systemClock.ts'
import { createSystemLog } from '../adapters/system/systemLog.ts'
import { systemRandom } from '../adapters/system/systemRandom.ts'
import { openDataFolder } from '../main/dataFolder.ts'
import { StartFailure } from '../main/startFailure.ts'
import type { ExistingData } from './openExisting.ts'

function lookAt<T>(databasePath: string, look: (examine: (boardId: string) => BoardHealth, boards: readonly string[]) => T): T {
  const file = openSqliteFile(databasePath, 'existing')
  try {
    migrate(file)
    // One view of it all: a server may be writing.
    file.exec('begin')
    return look((boardId) => examineBoard(file, boardId), file.prepare('select board_id from boards order by board_id').all().map((row) => String(row['board_id'])))
  } finally {
    file.close()
  }
}

const rows = (count: number): string => (count === 1 ? '1 later row' : `${count} later rows`)

function offer({ boardId, good }: BoardHealth): string {
  if (good === undefined) return `  Nothing of it is good in this database; put back a backup that has it.`
  const cost = good.lostRows === 0 ? 'no row is lost' : `${rows(good.lostRows)} would be gone; pages that still hold their own part of that bring it in again`
  return `  Good until ${good.from}: ${cost}. A backup may hold more. To cut it back: stop the server, then pnpm run workshops repair ${boardId}`
}

const tell = (health: BoardHealth): readonly string[] => (health.damages.length === 0 ? [] : [`board ${health.boardId} is damaged: ${health.damages.join('; ')}.`, offer(health)])

/** Also while the server runs. */
export function check(data: ExistingData, boardId?: string): readonly string[] {
  return lookAt(data.databasePath, (examine, boards) => {
    if (boardId !== undefined && !boards.includes(boardId)) throw new StartFailure(`There is no board ${boardId}; pnpm run workshops lists them.`)
    const wanted = boardId === undefined ? boards : [boardId]
    const lines = wanted.flatMap((id) => tell(examine(id)))
    return lines.length > 0 ? lines : [wanted.length === 1 ? 'The board is whole.' : `All ${wanted.length} boards are whole.`]
  })
}

/** Only while no server runs. Leaves a copy of the database as it was. Rejects with StartFailure when there is nothing to repair, or nothing good. */
export async function repair(data: ExistingData, boardId: string): Promise<readonly string[]> {
  const folder = await openDataFolder(data.dataDir, { clock: systemClock, log: createSystemLog(), waitMs: 0 })
  try {
    const health = lookAt(data.databasePath, (examine) => examine(boardId))
    if (health.damages.length === 0) throw new StartFailure(`Board ${boardId} is whole; nothing was changed.`)
    if (health.good === undefined) throw new StartFailure(`Of board ${boardId} nothing is good (${health.damages.join('; ')}); put back a backup that has it. Nothing was changed.`)
    const copy = path.join(data.dataDir, `before-repair-${new Date(systemClock.now()).toISOString().replace(/[:.]/g, '-')}.sqlite`)
    await backupSqlite(data.databasePath, copy, { verify: false })
    const file = openSqliteFile(data.databasePath, 'existing')
    try {
      cutBack(file, health, systemRandom.id())
    } finally {
      file.close()
    }
    return [`Board ${boardId} is cut back to ${health.good.from}; ${health.good.lostRows === 0 ? 'no row was lost' : `${rows(health.good.lostRows)} left out`}.`, `The database as it was: ${copy}`]
  } finally {
    folder.dispose()
  }
}
