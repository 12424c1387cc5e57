import type * as Y from 'yjs'
import { type CopyMark, copyKey, copyName, type CopyOwner, nextMark, parseMark, readMark, removeMark, type Shelf, writeMark } from './copyName.ts'
import { deleteCopiesOf, deleteCopy, LocalCopy } from './localCopy.ts'
import type { SyncTimers } from './syncTimers.ts'
import type { UnsavedEntry } from './unsavedWork.ts'

/** The journal is written this long after it changed, so that typing costs one write and not one a key. */
const JOURNAL_AFTER_MS = 300

/** How a copy is opened and deleted: y-indexeddb in a browser, memory in a test. */
export type CopyStore = {
  open(name: string, doc: Y.Doc, onLost: () => void): Promise<Pick<LocalCopy, 'name' | 'isKept' | 'recall' | 'remember' | 'close'> | undefined>
  delete(name: string): Promise<void>
  deleteAll(prefix: string): Promise<void>
}

export const BROWSER_COPIES: CopyStore = { open: (name, doc, onLost) => LocalCopy.open(name, doc, onLost), delete: deleteCopy, deleteAll: deleteCopiesOf }

export type CopyKeeperOptions = { readonly owner: CopyOwner; readonly shelf: Shelf; readonly store: CopyStore; readonly timers: SyncTimers }

/** The local copy of one board over its life: which name is in use, what is kept with it, and starting a new one. */
export class CopyKeeper {
  /** Called when the copy is lost or found again. */
  onChange: () => void = () => undefined
  readonly #options: CopyKeeperOptions
  #copy: Awaited<ReturnType<CopyStore['open']>>
  #doc: Y.Doc | undefined
  #generation = ''
  #sealed = 0
  #journal: readonly UnsavedEntry[] = []
  #keptJournal: readonly UnsavedEntry[] = []
  #cancelJournal: (() => void) | undefined
  #isClosed = false

  constructor(options: CopyKeeperOptions) {
    this.#options = options
  }

  /** Of the document in this browser; another than the server's when the board was rewritten meanwhile. */
  get generation(): string {
    return this.#generation
  }

  /** The last snapshot that all of this document has lived through. */
  get sealed(): number {
    return this.#sealed
  }

  /** Own work that was not stored when this copy was last in use. */
  get journal(): readonly UnsavedEntry[] {
    return this.#journal
  }

  get isKept(): boolean {
    return this.#copy?.isKept === true
  }

  /** [L1] Brings the copy into an empty document; without one it begins where the server is now. */
  async open(doc: Y.Doc, now: { readonly generation: string; readonly sealed: number }): Promise<void> {
    const { owner, shelf, timers } = this.#options
    this.#doc = doc
    const known = readMark(shelf, owner)
    const mark = known ?? nextMark(undefined, now.generation, timers.now())
    await this.#attach(mark)
    const isEmpty = doc.store.clients.size === 0
    this.#generation = isEmpty ? now.generation : mark.generation
    const sealed = await this.#copy?.recall('sealed')
    this.#sealed = isEmpty || typeof sealed !== 'number' ? now.sealed : sealed
    this.#journal = isEmpty ? [] : parseJournal(await this.#copy?.recall('unsaved'))
    this.#keptJournal = this.#journal
    // An empty copy of another generation is nothing to come back to.
    if (this.#copy !== undefined && isEmpty && mark.generation !== now.generation) await this.reset(doc, now)
    else if (this.#copy !== undefined) {
      if (known === undefined) writeMark(shelf, owner, mark)
      this.#copy.remember('sealed', this.#sealed)
    }
  }

  /** [L2] Another document under a new name. The new name stands before the old database goes; other tabs follow it. */
  async reset(doc: Y.Doc, now: { readonly generation: string; readonly sealed: number }): Promise<void> {
    const { owner, shelf, store, timers } = this.#options
    const old = this.#copy
    this.#doc = doc
    this.#generation = now.generation
    this.#sealed = now.sealed
    this.#journal = []
    this.#keptJournal = []
    const mark = nextMark(readMark(shelf, owner), now.generation, timers.now())
    await this.#attach(mark)
    if (this.#copy !== undefined) {
      this.#copy.remember('sealed', now.sealed)
      writeMark(shelf, owner, mark)
    } else removeMark(shelf, owner)
    await old?.close()
    if (old !== undefined) void store.delete(old.name)
    this.onChange()
  }

  /** [L3] Another tab of this browser has begun a new copy (or wiped it): let go of the old name and follow. */
  async otherTab(event: { readonly key: string | null; readonly newValue: string | null }): Promise<void> {
    const { owner } = this.#options
    if (event.key !== copyKey(owner)) return
    await this.#follow(parseMark(event.newValue))
  }

  keepSealed(sealed: number): void {
    if (sealed === this.#sealed) return
    this.#sealed = sealed
    this.#copy?.remember('sealed', sealed)
  }

  keepJournal(entries: readonly UnsavedEntry[], options: { readonly now?: boolean } = {}): void {
    this.#journal = entries
    if (options.now === true) return this.#writeJournal()
    if (this.#cancelJournal !== undefined || (entries.length === 0 && this.#keptJournal.length === 0)) return
    this.#cancelJournal = this.#options.timers.after(JOURNAL_AFTER_MS, () => this.#writeJournal())
  }

  /** [L4] Nothing of this workshop stays here. */
  async wipe(): Promise<void> {
    const { owner, shelf, store } = this.#options
    const copy = this.#copy
    this.#isClosed = true
    removeMark(shelf, owner)
    this.#copy = undefined
    await copy?.close()
    if (copy !== undefined) await store.delete(copy.name)
    await store.deleteAll(copyPrefix(owner))
    this.onChange()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#cancelJournal?.()
    await this.#copy?.close()
  }

  async #attach(mark: CopyMark): Promise<void> {
    const { owner, store } = this.#options
    const doc = this.#doc
    this.#copy = doc === undefined ? undefined : await store.open(copyName(owner, mark), doc, () => void this.#lost())
    if (this.#isClosed) await this.#copy?.close()
  }

  async #lost(): Promise<void> {
    this.onChange()
    await this.#follow(readMark(this.#options.shelf, this.#options.owner))
  }

  async #follow(mark: CopyMark | undefined): Promise<void> {
    const copy = this.#copy
    if (this.#isClosed || copy === undefined) return
    if (mark !== undefined && copyName(this.#options.owner, mark) === copy.name) return
    await copy.close()
    // Wiped, or a document that this one is not: this tab goes on in memory.
    if (mark !== undefined && mark.generation === this.#generation && this.#copy === copy) {
      await this.#attach(mark)
      this.#copy?.remember('sealed', this.#sealed)
      this.#writeJournal()
    }
    this.onChange()
  }

  #writeJournal(): void {
    this.#cancelJournal?.()
    this.#cancelJournal = undefined
    this.#keptJournal = this.#journal
    this.#copy?.remember('unsaved', this.#journal)
  }
}

export const copyPrefix = (owner: CopyOwner): string => `${['visiebord', owner.workshopId, owner.participantId].map(encodeURIComponent).join('/')}/`

function parseJournal(value: unknown): readonly UnsavedEntry[] {
  if (!Array.isArray(value)) return []
  return (value as unknown[]).filter((entry): entry is UnsavedEntry => typeof entry === 'object' && entry !== null && 'thing' in entry && 'id' in entry && 'before' in entry)
}
