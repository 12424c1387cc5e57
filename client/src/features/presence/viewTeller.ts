/** Views are told this often at most: a follower's camera glides between them. */
export const VIEW_EVERY_MS = 250

type Options<Seen> = {
  readonly now: () => number
  readonly later: (run: () => void, ms: number) => () => void
  readonly look: () => Seen | undefined
  readonly tell: (seen: Seen | undefined) => void
}
export type ViewTeller = { moved(): void; dispose(): void }

/** Tells what I see, a part of the board or a card of the list: at once, then at most four times a second and only what changed; the last always. Takes it back at the end. */
export function tellView<Seen>({ now, later, look, tell }: Options<Seen>): ViewTeller {
  let told: string | undefined
  let at = -Infinity
  let cancel: (() => void) | undefined
  const say = (): void => {
    cancel = undefined
    const seen = look()
    const text = JSON.stringify(seen)
    if (text === told) return
    told = text
    at = now()
    tell(seen)
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
