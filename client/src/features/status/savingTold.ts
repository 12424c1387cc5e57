import type { ConnectionState } from '../../state/openWorkshop.ts'

export type Told = 'saved' | 'saving' | 'keptHere' | 'notStored' | 'connecting' | 'handingIn'

/** What the brand slip may honestly say. */
export function savingTold(connection: ConnectionState): Told {
  if (connection.handingIn) return 'handingIn'
  if (connection.saving === 'not-stored') return 'notStored'
  if (connection.line === 'offline' || connection.line === 'closed') return 'keptHere'
  if (connection.line === 'connecting') return 'connecting'
  return connection.saving === 'saved' ? 'saved' : connection.saving === 'saving' ? 'saving' : 'keptHere'
}
