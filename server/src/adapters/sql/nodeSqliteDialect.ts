import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { SqliteDialect } from 'kysely'

// The store has about forty sentences; more than this would be one made per call, and those need not be kept.
const KEPT_STATEMENTS = 200

type Value = null | number | bigint | string | Uint8Array

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' || value instanceof Uint8Array

function parseValues(parameters: readonly unknown[]): readonly Value[] {
  if (!parameters.every(isValue)) throw new TypeError('a parameter of a query is of a type that SQLite does not store')
  return parameters
}

const wrap = (statement: StatementSync): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...parseValues(parameters)),
  run: (parameters) => statement.run(...parseValues(parameters)),
  iterate: (parameters) => statement.iterate(...parseValues(parameters)),
})

/** kysely on Node's own SQLite. Statements are prepared once and kept; transactions are begun and ended beside it (sqlConnection.ts). */
export function nodeSqliteDialect(file: DatabaseSync): SqliteDialect {
  const kept = new Map<string, SqliteStatement>()
  const prepare = (text: string): SqliteStatement => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const statement = wrap(file.prepare(text))
    if (kept.size < KEPT_STATEMENTS) kept.set(text, statement)
    return statement
  }
  const database: SqliteDatabase = { prepare, close: () => file.close() }
  return new SqliteDialect({ database })
}
