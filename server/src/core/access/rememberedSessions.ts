import type { AccessRegister, SessionRow, StoreWrite } from '../ports/store.ts'

/** Some three megabytes: everybody of the workshops of a day. */
const MOST = 10_000

/**
 * The same store, which knows by heart whose sessions were used last: who joins and who comes back asks three times within a second, two hundred people at once. Everything
 * that ends a session passes `commit`, so nothing is remembered that the store no longer has; what begins one is remembered when it is durable.
 */
export function rememberSessions<S extends AccessRegister>(store: S): S {
  const known = new Map<string, SessionRow>()
  /** Raised whenever something is forgotten: an answer that was on its way then is not remembered. */
  let forgets = 0

  const remember = (row: SessionRow): void => {
    known.delete(row.tokenHash)
    known.set(row.tokenHash, row)
    const oldest = known.size > MOST ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
  }

  const forget = (isMeant: (row: SessionRow) => boolean): void => {
    forgets += 1
    for (const row of known.values()) if (isMeant(row)) known.delete(row.tokenHash)
  }

  const forgetEnded = (write: StoreWrite): void => {
    switch (write.type) {
      case 'end-session':
        forgets += 1
        known.delete(write.tokenHash)
        return
      case 'end-sessions':
        return forget((row) => row.workshopId === write.workshopId && write.participantIds.includes(row.participantId))
      case 'delete-workshop':
        return forget((row) => row.workshopId === write.workshopId)
      case 'session': // the same token for somebody else: known when it is durable
        forgets += 1
        known.delete(write.session.tokenHash)
        return
      case 'board':
      case 'board-state':
      case 'board-weighed':
      case 'workshop':
      case 'snapshot':
      case 'image':
      case 'link':
    }
  }

  return {
    ...store,
    async commit(writes) {
      const others = writes.filter((write) => write.type !== 'board') // most are edits
      for (const write of others) forgetEnded(write) // before: whatever becomes of it, the store is asked
      const before = forgets
      await store.commit(writes)
      const isNewest = forgets === before // else something may have ended what this one began
      for (const write of others) {
        forgetEnded(write) // and after: somebody may have asked meanwhile
        if (write.type === 'session' && isNewest) remember(write.session)
      }
    },
    async findSession(tokenHash) {
      const row = known.get(tokenHash)
      if (row !== undefined) return row
      const before = forgets
      const found = await store.findSession(tokenHash)
      if (found !== undefined && forgets === before) remember(found)
      return found
    },
  }
}
