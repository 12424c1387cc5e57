/** The incremental reader of a document: each transaction re-reads what it touched and tells once, when all is up to date. */
import type * as Y from 'yjs'
import type { BoardChange, BoardReader } from './board.ts'
import { createLightItems } from './lightItems.ts'
import { LinkIndex } from './linkIndex.ts'
import { readCard, readLane, readLink, readSection, readTimeline, type ReadItem } from './readItem.ts'
import { readRemark } from './remarks/readRemark.ts'
import { RemarkIndex } from './remarks/remarkIndex.ts'
import { itemIn, rootsOf } from './roots.ts'
import { sameValue } from './sameValue.ts'
import type { Card, Lane, Section, Timeline } from './schema.ts'
import { StepIndex } from './stepIndex.ts'

export type Projection = BoardReader & {
  /** Also links whose other end is gone: hidden from `links`, but in the document. */
  allLinksAt(cardId: string): Iterable<string>
}

type RootName = 'cards' | 'sections' | 'lanes' | 'links' | 'remarks'
const ROOT_NAMES: readonly RootName[] = ['cards', 'sections', 'lanes', 'links', 'remarks']

/** The id of the item in this root under which a changed type hangs; undefined for the root itself. */
const idUnder = (root: Y.Map<unknown>, type: Y.AbstractType<unknown>): string | undefined => {
  let item = type._item
  while (item !== null) {
    if (item.parent === root) return item.parentSub ?? undefined
    item = (item.parent as Y.AbstractType<unknown>)._item
  }
  return undefined
}

type Listeners = Map<string, Set<() => void>>
const listenTo = (listeners: Listeners) => (id: string, listener: () => void): (() => void) => {
  const set = listeners.get(id) ?? new Set()
  listeners.set(id, set.add(listener))
  return () => {
    set.delete(listener)
    if (set.size === 0 && listeners.get(id) === set) listeners.delete(id)
  }
}

/** `isLocal` tells from a transaction's origin whether this hand made it. */
export const openProjection = (doc: Y.Doc, isLocal: (origin: unknown) => boolean): Projection => {
  const roots = rootsOf(doc)
  const lighten = createLightItems()
  const cards = new Map<string, Card>()
  const sections = new Map<string, Section>()
  const lanes = new Map<string, Lane>()
  const links = new LinkIndex((id) => cards.has(id))
  const remarks = new RemarkIndex((id) => cards.has(id))
  const steps = new StepIndex(cards)
  let timeline: Timeline | undefined
  let skipped = 0
  const skippedAt: Record<RootName | 'timeline', Map<string, number>> = { cards: new Map(), sections: new Map(), lanes: new Map(), links: new Map(), remarks: new Map(), timeline: new Map() }
  const listeners = new Set<(change: BoardChange) => void>()
  const cardListeners: Listeners = new Map()
  const remarkListeners: Listeners = new Map()
  const cardsOfRemarks = new Set<string>()
  const touched: Record<RootName, Set<string>> = { cards: new Set(), sections: new Set(), lanes: new Set(), links: new Set(), remarks: new Set() }
  let timelineTouched = false

  const count = (root: RootName | 'timeline', id: string, now: number): void => {
    skipped += now - (skippedAt[root].get(id) ?? 0)
    if (now === 0) skippedAt[root].delete(id)
    else skippedAt[root].set(id, now)
  }
  const readAt = <T>(root: RootName, id: string, read: (id: string, item: unknown) => ReadItem<T>): T | undefined => {
    if (!roots[root].has(id)) {
      count(root, id, 0)
      return undefined
    }
    const item = roots[root].get(id)
    lighten(item)
    const { value, skipped: left } = read(id, item)
    count(root, id, left)
    return value
  }
  /** Puts the value into its map; false when nothing changed, and then the old value keeps its identity. */
  const store = <T>(into: Map<string, T>, id: string, value: T | undefined): boolean => {
    const old = into.get(id)
    if (sameValue(old, value)) return false
    if (value === undefined) into.delete(id)
    else into.set(id, value)
    return true
  }

  const readTouched = (local: boolean): BoardChange => {
    const was = new Map<string, Card>()
    const change = { cards: new Set<string>(), was, sections: new Set<string>(), lanes: new Set<string>(), links: new Set<string>(), remarks: new Set<string>(), timeline: false, local }
    links.beginChange(change.links)
    cardsOfRemarks.clear()
    remarks.beginChange(change.remarks, cardsOfRemarks)
    for (const id of touched.cards) {
      const old = cards.get(id)
      const card = readAt('cards', id, readCard)
      if (!store(cards, id, card)) continue
      change.cards.add(id)
      if (old !== undefined) was.set(id, old)
      steps.update(id, old, card)
      if ((old === undefined) === (card === undefined)) continue
      links.cardCameOrWent(id)
      remarks.cardCameOrWent(id)
    }
    for (const id of touched.links) links.put(id, readAt('links', id, readLink))
    for (const id of touched.remarks) remarks.put(id, readAt('remarks', id, readRemark))
    for (const id of touched.sections) if (store(sections, id, readAt('sections', id, readSection))) change.sections.add(id)
    for (const id of touched.lanes) if (store(lanes, id, readAt('lanes', id, readLane))) change.lanes.add(id)
    if (timelineTouched) {
      const read = readTimeline(roots.timeline)
      count('timeline', '', read.skipped)
      change.timeline = !sameValue(timeline, read.value)
      if (change.timeline) timeline = read.value
    }
    for (const name of ROOT_NAMES) touched[name].clear()
    timelineTouched = false
    return change
  }

  const watch = (name: RootName) => (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const root = roots[name]
    for (const event of events) {
      if (event.target === root) for (const key of (event as unknown as Y.YMapEvent<unknown>).keysChanged) touched[name].add(key)
      else {
        const id = idUnder(root, event.target)
        if (id !== undefined) touched[name].add(id)
      }
    }
  }
  const watchers = ROOT_NAMES.map((name) => ({ root: roots[name], watcher: watch(name) as never }))
  const watchTimeline = (): void => void (timelineTouched = true)
  /** Goes over copies: a listener may subscribe anew while it is told. */
  const tell = (transaction: Y.Transaction): void => {
    if (!timelineTouched && ROOT_NAMES.every((name) => touched[name].size === 0)) return
    const change = readTouched(isLocal(transaction.origin))
    if (!change.timeline && ROOT_NAMES.every((name) => change[name].size === 0)) return
    const told = Array.from(cardsOfRemarks)
    for (const listener of Array.from(listeners)) listener(change)
    for (const id of change.cards) for (const listener of Array.from(cardListeners.get(id) ?? [])) listener()
    for (const id of told) for (const listener of Array.from(remarkListeners.get(id) ?? [])) listener()
  }

  for (const { root, watcher } of watchers) root.observeDeep(watcher)
  roots.timeline.observeDeep(watchTimeline)
  doc.on('afterTransaction', tell)
  for (const name of ROOT_NAMES) for (const id of roots[name].keys()) touched[name].add(id)
  timelineTouched = true
  readTouched(false)

  return {
    cards, sections, lanes, links: links.visible, remarks: remarks.visible, allRemarks: remarks.all,
    get timeline() { return timeline },
    get skipped() { return skipped },
    linksAt: (cardId) => links.visibleAt(cardId),
    allLinksAt: (cardId) => links.allAt(cardId),
    remarksAt: (cardId) => remarks.at(cardId),
    stepsOf: (projectId) => steps.of(projectId),
    lastWriter: (cardId, field) => {
      const item = itemIn(roots.cards, cardId)?._map.get(field)
      return item === undefined || item.deleted ? undefined : item.id.client
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    subscribeCard: listenTo(cardListeners),
    subscribeRemarks: listenTo(remarkListeners),
    dispose: () => {
      for (const { root, watcher } of watchers) root.unobserveDeep(watcher)
      roots.timeline.unobserveDeep(watchTimeline)
      doc.off('afterTransaction', tell)
      listeners.clear()
      cardListeners.clear()
      remarkListeners.clear()
    },
  }
}
