import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** How many rows each table of a data folder has, and which files lie in it: what must not change when somebody only knocks. */
export function storedRows(dataDir: string): Readonly<Record<string, unknown>> {
  const file = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'), { readOnly: true })
  try {
    const tables = file.prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`).all().map(({ name }) => String(name))
    const counts = tables.map((name) => [name, Number(file.prepare(`select count(*) as n from "${name}"`).get()?.['n'])] as const)
    return { ...Object.fromEntries(counts), files: readdirSync(dataDir).filter((name) => !/-(wal|shm)$/.test(name)).toSorted() }
  } finally {
    file.close()
  }
}
