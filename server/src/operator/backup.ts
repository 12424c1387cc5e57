/** `pnpm run backup <file>`: a consistent copy while people work. */
import path from 'node:path'
import { backupSqlite } from '../adapters/sql/backupSqlite.ts'
import { DATABASE_NAME } from '../main/dataFolder.ts'
import { StartFailure } from '../main/startFailure.ts'
import { findData } from './openExisting.ts'
import { runCommand } from './runCommand.ts'

await runCommand(async (args) => {
  const [file] = args
  if (file === undefined || args.length !== 1) throw new StartFailure('Use: pnpm run backup <file>, a file that does not exist yet.')
  const { databasePath, dataDir } = findData()
  const target = path.resolve(file)
  await backupSqlite(databasePath, target, { verify: true })
  return [
    `The backup is whole and checked: ${target}`,
    `To restore: stop the server, put the file in ${dataDir} as ${DATABASE_NAME}, remove ${DATABASE_NAME}-wal and ${DATABASE_NAME}-shm there, start the server.`,
  ]
})
