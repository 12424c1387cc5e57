import type { Section, Size } from '@visiebord/shared/board/schema.ts'
import { laySheet } from '../canvas/sectionTarget.ts'
import type { Stage } from '../canvas/stage.ts'

type Sheet = Pick<HTMLElement, 'style'>
type Options = { readonly stage: Pick<Stage, 'reader'>; readonly sheetOf: (sectionId: string) => Sheet | undefined }

/** The edit of a drop comes by the disk, after the end of its motion: so long a sheet waits for it where it was let go, ms. */
const WAITS_MS = 600

/** `from`: where it lay when the hand took it; `landed`: the edit of its drop is here already, while the hand is still told of. */
type Carried = { readonly from: Pick<Section, 'position' | 'size'>; waits: ReturnType<typeof setTimeout> | undefined; landed: boolean }

const isAsItWas = (a: Carried['from'], b: Carried['from']): boolean => a.position.x === b.position.x && a.position.y === b.position.y && a.size.w === b.size.w && a.size.h === b.size.h

/** Sheets of sections in the hands of others: they go along with their cards, and lie where the document says once it says so. */
export class RemoteSheets {
  readonly #options: Options
  readonly #carried = new Map<string, Carried>()
  readonly #stop: () => void

  constructor(options: Options) {
    this.#options = options
    this.#stop = options.stage.reader.subscribe((change) => {
      for (const id of change.sections) {
        const [carried, now] = [this.#carried.get(id), options.stage.reader.sections.get(id)]
        // Another name or colour is no drop.
        if (carried === undefined || (now !== undefined && isAsItWas(carried.from, now))) continue
        this.#lay(id)
        if (carried.waits === undefined) carried.landed = true
        else this.#home(id)
      }
    })
  }

  isSheet(id: string): boolean {
    return this.#options.stage.reader.sections.has(id)
  }

  /** `size`: it is pulled at, and so large. */
  carry(id: string, { dx, dy, size }: { readonly dx: number; readonly dy: number; readonly size?: Size | undefined }): void {
    const section = this.#options.stage.reader.sections.get(id)
    const known = this.#carried.get(id)
    if (section === undefined || known?.landed === true) return
    clearTimeout(known?.waits)
    this.#carried.set(id, { from: known?.from ?? section, waits: undefined, landed: false })
    const sheet = this.#options.sheetOf(id)
    if (sheet === undefined) return
    sheet.style.transform = `translate(${dx}px, ${dy}px)`
    if (size !== undefined) [sheet.style.width, sheet.style.height] = [`${size.w}px`, `${size.h}px`]
  }

  letGo(id: string): void {
    const carried = this.#carried.get(id)
    if (carried?.landed === true) this.#carried.delete(id)
    else if (carried !== undefined) carried.waits = setTimeout(() => this.#home(id), WAITS_MS)
  }

  dispose(): void {
    this.#stop()
    for (const id of this.#carried.keys()) this.#home(id)
  }

  #home(id: string): void {
    clearTimeout(this.#carried.get(id)?.waits)
    this.#carried.delete(id)
    this.#lay(id)
  }

  /** Where the document says. */
  #lay(id: string): void {
    const [sheet, section] = [this.#options.sheetOf(id), this.#options.stage.reader.sections.get(id)]
    if (sheet === undefined || section === undefined) return
    sheet.style.transform = ''
    laySheet(sheet, { ...section.position, ...section.size })
  }
}
