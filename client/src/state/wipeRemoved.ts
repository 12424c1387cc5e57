import { deleteCopiesOf } from '../sync/localCopy.ts'
import { ownersKept, removeMark } from '../sync/copyName.ts'
import { trayShelf } from '../sync/trayShelf.ts'
import { forgetRecent } from './recentWorkshops.ts'

/** Somebody who was removed while this page was closed: what this browser keeps of that workshop goes, as it would have at the time. */
export async function wipeRemoved(workshopId: string): Promise<void> {
  try {
    for (const owner of ownersKept(localStorage, workshopId)) {
      removeMark(localStorage, owner)
      await trayShelf(owner).clear()
    }
    forgetRecent(workshopId)
  } catch {
    // Storage is forbidden: then nothing was kept either.
  }
  await deleteCopiesOf(`visiebord/${encodeURIComponent(workshopId)}/`)
}
