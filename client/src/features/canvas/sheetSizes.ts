import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Box } from './camera.ts'
import { areTitlesDrawn } from './areTitlesDrawn.ts'
import { mustRemount, paddedView, touches } from './mountedView.ts'
import type { Stage } from './stage.ts'

/** Board units of a title, and px of the screen it is never under. */
const TITLE = { size: 24, leastPx: 17 } as const
/** How long after its last change the view counts as lying still, ms. */
const STILL_AFTER_MS = 160
const NONE: ReadonlySet<string> = new Set()

export const titleSize = (scale: number): number => Math.max(TITLE.size, TITLE.leastPx / scale)

const isMarked = ({ dataset }: HTMLElement): boolean => dataset['chosen'] !== undefined || dataset['found'] !== undefined

type Sheet = { readonly element: HTMLElement; readonly box: Box; title: number | undefined; scale: number | undefined }

/**
 * Keeps titles as large on the screen as they must be, and lines as thin: `--title` and `--px` in board units. Of hundreds of sections only those in view are
 * written, each on its own element: a value on what holds them all would have every sheet worked out anew in each frame of a zoom.
 */
export type SheetSizes = {
  /** From now on, until the answer is called. */
  attach(id: string, element: HTMLElement, box: Box): () => void
  /** Ids of the sections in and around the view, while their titles are not drawn: they come before they are seen. */
  readonly titled: StoreApi<ReadonlySet<string>>
  /** Ids of the sections in and around a view that lies still, near enough to read their titles. */
  readonly near: StoreApi<ReadonlySet<string>>
  /** After sheets came or moved: says at once which have titles. */
  settle(): void
  dispose(): void
}

export function createSheetSizes(stage: Stage): SheetSizes {
  const sheets = new Map<string, Sheet>()
  const near = createStore<ReadonlySet<string>>(() => NONE)
  const titled = createStore<ReadonlySet<string>>(() => NONE)
  /** In which sections have their titles; undefined while titles are drawn, and when sections came or moved. */
  let titledBox: Box | undefined
  let still: ReturnType<typeof setTimeout> | undefined
  const write = (sheet: Sheet, scale: number, all: boolean): void => {
    const title = titleSize(scale)
    if (sheet.title !== title) sheet.element.style.setProperty('--title', `${title}px`)
    sheet.title = title
    // Lines around a section show where it is chosen or found; elsewhere only to a hand that rests on it.
    if (sheet.scale === scale || !(all || isMarked(sheet.element))) return
    sheet.scale = scale
    sheet.element.style.setProperty('--px', `${1 / scale}px`)
  }
  const inView = function* (): Generator<Sheet> {
    const view = stage.view()
    for (const sheet of sheets.values()) if (touches(sheet.box, view)) yield sheet
  }
  const touching = (box: Box): ReadonlySet<string> => new Set([...sheets].flatMap(([id, sheet]) => (touches(sheet.box, box) ? [id] : [])))
  const title = (): void => {
    const view = stage.view()
    const areDrawn = areTitlesDrawn(stage.camera.getState().scale)
    if (areDrawn ? titled.getState().size === 0 : titledBox !== undefined && !mustRemount(titledBox, view)) return
    titledBox = areDrawn ? undefined : paddedView(view)
    const now = titledBox === undefined ? NONE : touching(titledBox)
    if (now.symmetricDifference(titled.getState()).size > 0) titled.setState(now, true)
  }
  const follow = (): void => {
    const { scale } = stage.camera.getState()
    title()
    // Drawn titles keep their size by themselves; what lies under a hand is put right once it rests.
    const focused = areTitlesDrawn(scale) ? (document.activeElement?.closest('[data-section-id]') ?? null) : undefined
    for (const sheet of inView()) if (focused === undefined || focused === sheet.element || isMarked(sheet.element)) write(sheet, scale, false)
  }
  const rest = (): void => {
    const { scale } = stage.camera.getState()
    for (const sheet of inView()) write(sheet, scale, true)
    title()
    const now = areTitlesDrawn(scale) ? NONE : touching(paddedView(stage.view()))
    if (now.symmetricDifference(near.getState()).size > 0) near.setState(now, true)
  }
  const moved = (): void => {
    clearTimeout(still)
    still = setTimeout(rest, STILL_AFTER_MS)
  }
  const stop = stage.onView(() => {
    stage.frames.request('sheet-sizes', follow)
    moved()
  })
  return {
    attach(id, element, box) {
      const sheet: Sheet = { element, box, title: undefined, scale: undefined }
      sheets.set(id, sheet)
      if (touches(box, stage.view())) write(sheet, stage.camera.getState().scale, true)
      titledBox = undefined
      moved()
      return () => {
        if (sheets.get(id) === sheet) sheets.delete(id)
      }
    },
    titled,
    near,
    settle: title,
    dispose() {
      stop()
      clearTimeout(still)
      sheets.clear()
    },
  }
}
