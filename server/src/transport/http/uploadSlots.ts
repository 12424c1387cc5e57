/** How many bodies of megabytes are held in memory at once: by one person, and by all together. */
export type SlotLimits = { readonly ofOne: number; readonly together: number }

/** Takes a slot for this person; answers the way to give it back (once counts), or undefined when there is none. */
export type UploadSlots = { take(who: string): (() => void) | undefined }

export function createUploadSlots({ ofOne, together }: SlotLimits): UploadSlots {
  const taken = new Map<string, number>()
  let all = 0
  return {
    take(who) {
      const own = taken.get(who) ?? 0
      if (own >= ofOne || all >= together) return undefined
      taken.set(who, own + 1)
      all += 1
      let isBack = false
      return () => {
        if (isBack) return
        isBack = true
        all -= 1
        const left = (taken.get(who) ?? 1) - 1
        if (left > 0) taken.set(who, left)
        else taken.delete(who)
      }
    },
  }
}
