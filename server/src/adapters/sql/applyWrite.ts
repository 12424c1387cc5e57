import type { Kysely } from 'kysely'
import { StoreFailure } from '../../core/ports/store.ts'
import type { StoredImage, StoredSnapshot, StoreWrite, WorkshopWrite } from '../../core/ports/store.ts'
import { noteWeighed, replaceBoard } from './applyBoardWrite.ts'
import { checksumOf } from './checksum.ts'
import { deleteWorkshop, refuseDeleted } from './deleteWorkshop.ts'
import type { Tables } from './schema/tables.ts'
import type { SqlConnection } from './sqlConnection.ts'

type Db = Kysely<Tables>

async function applyWorkshop(db: Db, { state, basedOn, events }: WorkshopWrite): Promise<void> {
  await refuseDeleted(db, state.id)
  const known = await db.selectFrom('workshops').select(['version', 'sha256']).where('id', '=', state.id).executeTakeFirst()
  const version = known?.version ?? 0
  const text = JSON.stringify(state)
  const sha256 = checksumOf(text)
  if (version === state.version && known?.sha256 === sha256) return // asked again: it is stored
  if (version !== basedOn) throw new StoreFailure('conflict', `workshop ${state.id} is at version ${version}, not ${basedOn}`)
  if (state.version <= basedOn) throw new TypeError(`a change must raise the version of workshop ${state.id}`)
  const row = { version: state.version, title: state.title, created_at: state.createdAt, state: text, sha256 }
  await db.insertInto('workshops').values({ id: state.id, ...row }).onConflict((same) => same.column('id').doUpdateSet(row)).execute()
  for (const { type, at, participantId, body } of events) {
    const event = { workshop_id: state.id, version: state.version, type, at, participant_id: participantId ?? null, body: JSON.stringify(body) ?? 'null' }
    await db.insertInto('workshop_events').values(event).execute()
  }
}

async function applySnapshot(db: Db, snapshot: StoredSnapshot): Promise<void> {
  const { workshopId, number, record, state } = snapshot
  await refuseDeleted(db, workshopId)
  const proofs = { record_sha256: checksumOf(record), state_sha256: checksumOf(state) }
  const last = await db.selectFrom('snapshots').select(['number', 'sha256', 'record_sha256', 'state_sha256']).where('workshop_id', '=', workshopId).orderBy('number', 'desc').limit(1).executeTakeFirst()
  const isThere = last?.number === number && last.sha256 === snapshot.sha256 && last.record_sha256 === proofs.record_sha256 && last.state_sha256 === proofs.state_sha256
  if (isThere) return // asked again: it is stored
  if (number !== (last?.number ?? 0) + 1 || snapshot.previousSha256 !== (last?.sha256 ?? null)) {
    throw new StoreFailure('conflict', `snapshot ${number} does not follow the last one of workshop ${workshopId}`)
  }
  const row = { workshop_id: workshopId, number, round_id: snapshot.roundId, sealed_at: snapshot.sealedAt, sha256: snapshot.sha256, previous_sha256: snapshot.previousSha256 }
  await db.insertInto('snapshots').values({ ...row, record, state, ...proofs }).execute()
}

async function applyRareWrite(on: SqlConnection, write: Exclude<StoreWrite, { type: 'board' }>): Promise<void> {
  const { db } = on
  switch (write.type) {
    case 'board-state':
      await refuseDeleted(db, write.boardId)
      return replaceBoard(on, write)
    case 'board-weighed':
      return noteWeighed(on, write)
    case 'workshop':
      return applyWorkshop(db, write.write)
    case 'snapshot':
      return applySnapshot(db, write.snapshot)
    case 'image':
      return applyImage(db, write.image)
    case 'link': {
      const { workshopId, role, token, tokenHash } = write.link
      await refuseDeleted(db, workshopId)
      const row = { token, token_hash: tokenHash }
      await db.insertInto('links').values({ workshop_id: workshopId, role, ...row }).onConflict((same) => same.columns(['workshop_id', 'role']).doUpdateSet(row)).execute()
      return
    }
    case 'session': {
      const { tokenHash, workshopId, participantId, createdAt, expiresAt } = write.session
      await refuseDeleted(db, workshopId)
      const row = { workshop_id: workshopId, participant_id: participantId, created_at: createdAt, expires_at: expiresAt }
      await db.insertInto('sessions').values({ token_hash: tokenHash, ...row }).onConflict((same) => same.column('token_hash').doUpdateSet(row)).execute()
      return
    }
    case 'end-session':
      await db.deleteFrom('sessions').where('token_hash', '=', write.tokenHash).execute()
      return
    case 'end-sessions':
      for (const participantId of write.participantIds) {
        await db.deleteFrom('sessions').where('workshop_id', '=', write.workshopId).where('participant_id', '=', participantId).execute()
      }
      return
    case 'delete-workshop':
      return deleteWorkshop(db, write.workshopId)
  }
}

/** Kept once. One that is there and is not what it was is replaced: who brings the same picture again has what was lost. */
async function applyImage(db: Db, { workshopId, file, bytes, width, height, participantId, at }: StoredImage): Promise<void> {
  await refuseDeleted(db, workshopId)
  const there = await db.selectFrom('images').select('bytes').where('workshop_id', '=', workshopId).where('file', '=', file).executeTakeFirst()
  if (there !== undefined && checksumOf(there.bytes) === file) return
  if (there !== undefined) await db.deleteFrom('images').where('workshop_id', '=', workshopId).where('file', '=', file).execute()
  await db.insertInto('images').values({ workshop_id: workshopId, file, bytes, width, height, participant_id: participantId, at }).execute()
}

/** Applies the writes in their order inside the transaction of `on`. Throws StoreFailure('conflict') when one does not fit what is there. */
export async function applyWrites(on: SqlConnection, writes: readonly StoreWrite[]): Promise<void> {
  for (const write of writes) {
    if (write.type === 'board') on.writeBoard(write.write)
    else {
      const about = on.at && aboutWrites([write])
      on.at?.(`${write.type}:before`, about ?? '')
      await applyRareWrite(on, write)
      on.at?.(`${write.type}:after`, about ?? '')
    }
  }
}

/** What a transaction is about, for the operator's line: the boards and workshops in it. */
export function aboutWrites(writes: readonly StoreWrite[]): string {
  const ids = new Set<string>()
  for (const write of writes) {
    if (write.type === 'board') ids.add(`board ${write.write.boardId}`)
    else if (write.type === 'board-state' || write.type === 'board-weighed') ids.add(`board ${write.boardId}`)
    else if (write.type === 'workshop') ids.add(`workshop ${write.write.state.id}`)
    else if (write.type === 'image') ids.add(`workshop ${write.image.workshopId}`)
    else if (write.type === 'snapshot') ids.add(`workshop ${write.snapshot.workshopId}`)
    else if (write.type !== 'end-session' && 'workshopId' in write) ids.add(`workshop ${write.workshopId}`)
  }
  return [...ids].slice(0, 3).join(', ') || 'commit'
}
