/** Which local copy of a board is in use: kept in localStorage, so that every tab of this browser agrees. */
export type CopyMark = { readonly generation: string; readonly counter: number }
export type CopyOwner = { readonly workshopId: string; readonly participantId: string }

/** The parts of `Storage` that are needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const PREFIX = 'visiebord.copy'

export const copyKey = (owner: CopyOwner): string => `${PREFIX}.${owner.workshopId}.${owner.participantId}`

/** Name of the database. A reset raises the counter: a name is never used again for other content. */
export const copyName = (owner: CopyOwner, mark: CopyMark): string =>
  ['visiebord', owner.workshopId, owner.participantId, mark.generation, String(mark.counter)].map(encodeURIComponent).join('/')

export function readMark(shelf: Shelf, owner: CopyOwner): CopyMark | undefined {
  try {
    return parseMark(shelf.getItem(copyKey(owner)))
  } catch {
    return undefined
  }
}

export function parseMark(text: string | null): CopyMark | undefined {
  if (text === null) return undefined
  try {
    const { generation, counter } = JSON.parse(text) as Partial<CopyMark>
    return typeof generation === 'string' && Number.isSafeInteger(counter) ? { generation, counter: counter as number } : undefined
  } catch {
    return undefined
  }
}

/** False when this browser forbids or fails to keep it. */
export function writeMark(shelf: Shelf, owner: CopyOwner, mark: CopyMark): boolean {
  try {
    shelf.setItem(copyKey(owner), JSON.stringify(mark))
    return true
  } catch {
    return false
  }
}

export function removeMark(shelf: Shelf, owner: CopyOwner): void {
  try {
    shelf.removeItem(copyKey(owner))
  } catch {
    // Nothing can have been kept where nothing can be removed.
  }
}

/** [L2] The name after a reset. Time is in it, so that a wiped and a later copy never share a name; another tab may have reset meanwhile. */
export const nextMark = (current: CopyMark | undefined, generation: string, now: number): CopyMark => ({
  generation,
  counter: Math.max((current?.counter ?? 0) + 1, Math.floor(now)),
})

/** Everybody of whom this browser keeps a copy of this workshop. */
export function ownersKept(shelf: Pick<Storage, 'length' | 'key'>, workshopId: string): readonly CopyOwner[] {
  const prefix = `${PREFIX}.${workshopId}.`
  const keys = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
  return keys.filter((key) => key.startsWith(prefix)).map((key) => ({ workshopId, participantId: key.slice(prefix.length) }))
}
