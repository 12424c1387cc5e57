import { laySheet } from '../canvas/sectionTarget.ts'
import type { Stage } from '../canvas/stage.ts'

type Sheet = Pick<HTMLElement, 'style'>
type Options = { readonly stage: Pick<Stage, 'reader'>; readonly sheetOf: (sectionId: string) => Sheet | undefined }

/** The edit of a drop comes by the disk, after the end of its motion: so long a sheet waits for it where it was let go, ms. */
const WAITS_MS = 600

/** Sheets of sections in the hands of others: they go along with their cards, and lie where the document says once it says so. */
export class RemoteSheets {
  readonly #options: Options
  readonly #carried = new Map<string, ReturnType<typeof setTimeout> | undefined>()
  readonly #stop: () => void

  constructor(options: Options) {
    this.#options = options
    this.#stop = options.stage.reader.subscribe((change) => {
      for (const id of change.sections) if (this.#carried.has(id)) this.#home(id)
    })
  }

  isSheet(id: string): boolean {
    return this.#options.stage.reader.sections.has(id)
  }

  carry(id: string, { dx, dy }: { readonly dx: number; readonly dy: number }): void {
    clearTimeout(this.#carried.get(id))
    this.#carried.set(id, undefined)
    const sheet = this.#options.sheetOf(id)
    if (sheet !== undefined) sheet.style.transform = `translate(${dx}px, ${dy}px)`
  }

  letGo(id: string): void {
    if (this.#carried.has(id)) this.#carried.set(id, setTimeout(() => this.#home(id), WAITS_MS))
  }

  dispose(): void {
    this.#stop()
    for (const id of this.#carried.keys()) this.#home(id)
  }

  #home(id: string): void {
    clearTimeout(this.#carried.get(id))
    this.#carried.delete(id)
    const [sheet, section] = [this.#options.sheetOf(id), this.#options.stage.reader.sections.get(id)]
    if (sheet === undefined || section === undefined) return
    sheet.style.transform = ''
    laySheet(sheet, { ...section.position, ...section.size })
  }
}
