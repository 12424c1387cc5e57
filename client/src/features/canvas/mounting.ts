import type { Box } from './camera.ts'

/** Cards made and taken away in one frame: what is felt by a hand that zooms is the longest frame, not their sum. */
const MADE_A_FRAME = 24
const TAKEN_A_FRAME = 80
/** So few are not worth a second frame. */
const AT_ONCE = 40

type Wish = {
  readonly mounted: readonly string[]
  /** What is to be mounted in the end. */
  readonly wanted: ReadonlySet<string>
  readonly boxOf: (id: string) => Box | undefined
  /** What is seen now, and what must not wait: it is mounted in the first step. */
  readonly view: Box
  readonly urgent?: ReadonlySet<string>
}

/** The next step from what is mounted to what is wanted: few a frame, those in view first, nearest to its middle before all others. */
export function nextMounted({ mounted, wanted, boxOf, view, urgent }: Wish): { readonly ids: readonly string[]; readonly isWhole: boolean } {
  const here = new Set(mounted)
  const missing = [...wanted].filter((id) => !here.has(id))
  const left = mounted.filter((id) => !wanted.has(id))
  if (missing.length <= AT_ONCE && left.length <= TAKEN_A_FRAME) return { ids: [...wanted], isWhole: true }
  const middle = { x: view.x + view.w / 2, y: view.y + view.h / 2 }
  const farness = (id: string): number => {
    const box = boxOf(id)
    if (box === undefined || urgent?.has(id) === true) return -1
    // In views from the middle: up to a half is in sight.
    return Math.max(Math.abs(box.x + box.w / 2 - middle.x) / view.w, Math.abs(box.y + box.h / 2 - middle.y) / view.h)
  }
  const made = missing
    .map((id) => ({ id, far: farness(id) }))
    .toSorted((a, b) => a.far - b.far)
    .filter(({ far }, at) => at < MADE_A_FRAME || far < 0)
    .map(({ id }) => id)
  const ids = [...mounted.filter((id) => wanted.has(id)), ...left.slice(TAKEN_A_FRAME), ...made]
  return { ids, isWhole: made.length === missing.length && left.length <= TAKEN_A_FRAME }
}
