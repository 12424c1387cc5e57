export type SavingState = 'saved' | 'saving' | 'kept-here' | 'not-stored'

export type SavingFacts = {
  readonly isOnline: boolean
  /** This browser holds work that no server has called stored, or does not know whether it does. */
  readonly hasUnsaved: boolean
  readonly isCopyKept: boolean
  /** The server said that it cannot store now. */
  readonly isStoreDown: boolean
}

/** [S3] Never more than is true: `saved` needs the server's word, `kept-here` a working copy in this browser. */
export function savingState({ isOnline, hasUnsaved, isCopyKept, isStoreDown }: SavingFacts): SavingState {
  if (!hasUnsaved) return 'saved'
  if (isStoreDown) return 'not-stored'
  if (isOnline) return 'saving'
  return isCopyKept ? 'kept-here' : 'not-stored'
}
