import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CompanyState, OpenWorkshop } from '../../state/openWorkshop.ts'
import { partyColor } from '../canvas/partyColor.ts'
import { rowOfCard, untilMade } from '../find/rowOfCard.ts'
import { cardInMiddle } from './cardInMiddle.ts'
import { shownBy, stopFollowing } from './company.ts'
import { FollowSlip } from './FollowSlip.tsx'
import { glideToRow } from './glideToRow.ts'
import { handOf } from './handOf.ts'
import { type RowChoices, renewChoices } from './rowChoices.ts'
import { cardRead } from './rowsInView.ts'
import { useLeads } from './useLeads.ts'
import { tellView } from './viewTeller.ts'

type Props = {
  readonly live: OpenWorkshop
  readonly reader: BoardReader
  readonly list: RefObject<HTMLElement | null>
  /** Cards whose rows are shown, in their order. */
  readonly rows: readonly string[]
  /** The card whose row had the keyboard last. */
  readonly held: RefObject<string | undefined>
  /** Filled in: which of them others chose. */
  readonly choices: RowChoices
}

/** The list in company: others hear which cards I chose and at which I am, and I go along with whom I follow. Says who that is. */
export function RowsTogether(given: Props) {
  const { live, list, rows, choices } = given
  const { leader } = useLeads(live)
  const paper = useStore(live.view, (view) => partyColor(view.parties.find(({ id }) => id === leader?.partyId)))
  useLayoutEffect(() => {
    const element = list.current
    if (element === null || leader === undefined) return undefined
    element.setAttribute('data-along', '')
    element.style.setProperty('--lead', paper === 0 ? 'var(--basis-color-ink)' : `var(--basis-color-party-${paper}-strong)`)
    return () => element.removeAttribute('data-along')
  }, [list, leader, paper])
  useEffect(() => {
    const tell = (): void => live.awareness.set(handOf(live.selection.getState()))
    tell()
    const stop = live.selection.subscribe(tell)
    return () => {
      stop()
      live.awareness.set({})
    }
  }, [live])
  useEffect(() => {
    const look = (): void => renewChoices(choices, rows, live.awareness.others.getState(), live.people.getState())
    look()
    const stops = [live.awareness.others.subscribe(look), live.people.subscribe(look)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [live, rows, choices])
  useTellRow(given)
  useGoAlong(given)
  return <FollowSlip live={live} place="line" />
}

/** Others hear at which card I am for as long as somebody looks along. */
function useTellRow({ live, list, held }: Props): void {
  const { isWatched } = useLeads(live)
  useEffect(() => {
    const element = list.current
    if (!isWatched || element === null) return undefined
    const teller = tellView({
      now: () => performance.now(),
      later: (run, ms) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      look: () => cardRead(element, held.current),
      tell: (reads) => live.awareness.tell({ reads }),
    })
    const abort = new AbortController()
    const options = { signal: abort.signal, passive: true, capture: true }
    for (const event of ['scroll', 'focusin', 'click'] as const) document.addEventListener(event, () => teller.moved(), options)
    window.addEventListener('resize', () => teller.moved(), options)
    // Rows that come, go or change their order move what is in view.
    const changes = new MutationObserver(() => teller.moved())
    changes.observe(element, { childList: true, subtree: true })
    return () => {
      abort.abort()
      changes.disconnect()
      teller.dispose()
    }
  }, [live, list, held, isWatched])
}

/** The list goes to the row at which the other is, or to the card in the middle of what the other sees of the board; scrolling or walking oneself, or Esc, ends that. */
function useGoAlong({ live, reader, list, rows }: Props): void {
  const follows = useStore(live.presence, (presence) => presence.follows)
  const shown = useRef<ReadonlySet<string>>(new Set(rows))
  useLayoutEffect(() => {
    shown.current = new Set(rows)
  }, [rows])
  useEffect(() => {
    const element = list.current
    if (follows === undefined || element === null) return undefined
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
    let at: string | undefined
    let halt = (): void => undefined
    const mark = (id: string | undefined): void => {
      for (const row of element.querySelectorAll<HTMLElement>('[data-row]')) row.toggleAttribute('data-led', row.dataset['cardId'] === id)
    }
    const go = async (id: string): Promise<void> => {
      if (id === at) return
      at = id
      halt()
      await untilMade(() => rowOfCard(id) !== null, () => at === id)
      const row = rowOfCard(id)
      if (at !== id || row === null) return
      mark(id)
      halt = glideToRow(element, row, { calm: calm.matches })
    }
    const read = (before?: ReadonlyMap<number, CompanyState>): void => {
      const now = shownBy(follows, live.awareness.company.getState(), live.people.getState(), before)
      if (now === undefined) return
      const id = now.view === undefined ? now.reads : cardInMiddle(reader, shown.current, now.view, at)
      if (id !== undefined && shown.current.has(id)) void go(id)
    }
    read()
    // Another window is no movement of one's own: the row comes back into it.
    const again = (): void => {
      const row = at === undefined ? null : rowOfCard(at)
      halt()
      if (row !== null) halt = glideToRow(element, row, { calm: calm.matches })
    }
    const sizes = new ResizeObserver(again)
    sizes.observe(element)
    const stops = [() => sizes.disconnect(), live.awareness.company.subscribe((_, before) => read(before)), live.people.subscribe(() => read()), onOwnMovement(element, () => stopFollowing(live))]
    return () => {
      at = undefined
      halt()
      mark(undefined)
      for (const stop of stops) stop()
    }
  }, [live, reader, list, follows])
}

const WALKS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Tab'])
const FIELDS = 'input, textarea, select, [role=menu], [contenteditable]'
const TREMBLE_PX = 10

/** Tells when a hand scrolls the list itself, walks over its rows, or leaves with Esc what nothing else is open over. What scrolls by itself is no hand's. */
function onOwnMovement(list: HTMLElement, moved: () => void): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const sheet = list.querySelector('main')
  sheet?.addEventListener('wheel', moved, { signal, passive: true })
  let touched = 0
  sheet?.addEventListener('touchstart', ({ touches }) => (touched = touches[0]?.clientY ?? 0), { signal, passive: true })
  // A finger that presses trembles.
  sheet?.addEventListener('touchmove', ({ touches }) => Math.abs((touches[0]?.clientY ?? touched) - touched) > TREMBLE_PX && moved(), { signal, passive: true })
  // The bar at its side belongs to the sheet itself.
  sheet?.addEventListener('pointerdown', (event) => event.target === sheet && event.offsetX >= sheet.clientWidth && moved(), { signal })
  sheet?.addEventListener('keydown', (event) => WALKS.has(event.key) && !(event.target instanceof Element && event.target.closest(FIELDS) !== null) && moved(), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (event.target instanceof Element && event.target.closest(`dialog, aside, [role=dialog], ${FIELDS}`) !== null) return
      event.preventDefault()
      moved()
    },
    { signal },
  )
  return () => abort.abort()
}
