import type { DatabaseSync } from 'node:sqlite'
import { StoreFailure } from '../../core/ports/store.ts'
import { defineLedgerSum } from './ledgerSum.ts'
import { MIGRATIONS } from './schema/migrations.ts'
import type { AtStep } from './storeSteps.ts'

/** Brings the schema up to date, each step in its own transaction. Throws StoreFailure('unavailable') on a database of a newer release. */
export function migrate(file: DatabaseSync, options: { readonly migrations?: typeof MIGRATIONS; readonly at?: AtStep } = {}): void {
  const { migrations = MIGRATIONS, at } = options
  defineLedgerSum(file)
  file.exec('create table if not exists applied_migrations (number integer primary key, name text not null) strict')
  // The highest number is asked inside the transaction: an operator's command may start at the same moment.
  for (let number = 1; ; number++) {
    file.exec('begin immediate')
    try {
      const applied = Number(file.prepare('select coalesce(max(number), 0) as last from applied_migrations').get()?.['last'])
      if (applied > migrations.length) throw new StoreFailure('unavailable', 'the database was made by a newer release of Visiebord')
      const migration = migrations[number - 1]
      const isNew = migration !== undefined && number > applied
      if (isNew) {
        for (const statement of migration.statements) {
          at?.('migrate:before-statement', migration.name)
          file.exec(statement)
        }
        file.prepare('insert into applied_migrations (number, name) values (?, ?)').run(number, migration.name)
        at?.('migrate:before-commit', migration.name)
      }
      file.exec('commit')
      if (migration === undefined) return
      if (isNew) at?.('migrate:after-commit', migration.name)
    } catch (error) {
      if (file.isTransaction) file.exec('rollback')
      throw error
    }
  }
}
