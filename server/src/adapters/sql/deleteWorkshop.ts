import type { Kysely } from 'kysely'
import { StoreFailure } from '../../core/ports/store.ts'
import type { Tables } from './schema/tables.ts'

/** What comes late for a workshop that was deleted must not bring a part of it back. */
export async function refuseDeleted(db: Kysely<Tables>, workshopId: string): Promise<void> {
  const gone = await db.selectFrom('deleted_workshops').select('id').where('id', '=', workshopId).executeTakeFirst()
  if (gone !== undefined) throw new StoreFailure('conflict', `workshop ${workshopId} was deleted`)
}

/** Everything of it; only its id stays, so that it never comes back. First the id: the database lets snapshots go only then. */
export async function deleteWorkshop(db: Kysely<Tables>, workshopId: string): Promise<void> {
  await db.insertInto('deleted_workshops').values({ id: workshopId }).onConflict((known) => known.doNothing()).execute()
  await db.deleteFrom('workshops').where('id', '=', workshopId).execute()
  for (const table of ['workshop_events', 'snapshots', 'images', 'links', 'sessions'] as const) await db.deleteFrom(table).where('workshop_id', '=', workshopId).execute()
  for (const table of ['boards', 'board_state', 'board_log', 'bindings', 'card_authors'] as const) await db.deleteFrom(table).where('board_id', '=', workshopId).execute()
}
