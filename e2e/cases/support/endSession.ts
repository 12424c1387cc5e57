import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Lets a person's sessions be over by time: thirty days are more than a test has. Straight in the database, beside the running server. */
export function letSessionsExpire(dataDir: string, participantId: string): number {
  const file = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'), { timeout: 5_000 })
  try {
    return Number(file.prepare('update sessions set expires_at = ? where participant_id = ?').run(new Date(Date.now() - 1_000).toISOString(), participantId).changes)
  } finally {
    file.close()
  }
}
