import type { SeenBox } from '../../state/openWorkshop.ts'

/** Views are told this often at most: a follower's camera glides between them. */
export const VIEW_EVERY_MS = 250

type Options = {
  readonly now: () => number
  readonly later: (run: () => void, ms: number) => () => void
  readonly look: () => SeenBox
  readonly tell: (view: SeenBox | undefined) => void
}
export type ViewTeller = { moved(): void; dispose(): void }

/** Tells what I see: at once, then at most four times a second and only what changed; the last always. Takes it back at the end. */
export function tellView({ now, later, look, tell }: Options): ViewTeller {
  let told = ''
  let at = -Infinity
  let cancel: (() => void) | undefined
  const say = (): void => {
    cancel = undefined
    const view = look()
    const text = JSON.stringify(view)
    if (text === told) return
    told = text
    at = now()
    tell(view)
  }
  const moved = (): void => {
    if (cancel !== undefined) return
    const wait = VIEW_EVERY_MS - (now() - at)
    if (wait <= 0) say()
    else cancel = later(say, wait)
  }
  moved()
  return {
    moved,
    dispose: () => {
      cancel?.()
      tell(undefined)
    },
  }
}
