import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { OpenWorkshop, SeenBox } from '../../state/openWorkshop.ts'
import { partyColor } from '../canvas/partyColor.ts'
import type { Stage } from '../canvas/stage.ts'
import { useScene } from '../canvas/scene.ts'
import { shownBy, stopFollowing } from './company.ts'
import { cameraOn, seenBox, stepTowards, viewOfCard } from './followCamera.ts'
import { FollowSlip } from './FollowSlip.tsx'
import styles from './FollowView.module.css'
import { useLeads } from './useLeads.ts'
import { tellView } from './viewTeller.ts'

type Props = { readonly live: OpenWorkshop; /** What holds the board and the slips on it. */ readonly root: HTMLElement | null }

/** My view goes along with another's, or others' with mine: a frame in the paper of who leads, a name, and a way to stop. */
export function FollowView({ live, root }: Props) {
  const { stage, parties } = useScene()
  const follows = useStore(live.presence, (presence) => presence.follows)
  const leads = useLeads(live)
  useGoAlong({ live, stage, root, follows })
  useTellView({ live, stage, isWatched: leads.isWatched })
  if (root === null || leads.leader === undefined) return null
  return createPortal(
    <div className={styles.along} data-party={partyColor(parties.get(leads.leader.partyId ?? ''))} data-following={leads.leader.id}>
      <div className={styles.frame} aria-hidden="true" />
      <FollowSlip live={live} place="over" top={stage.insets.top} />
    </div>,
    root,
  )
}

/** The camera glides after the view of who is followed; any other movement of it, or Esc, ends that. */
function useGoAlong({ live, stage, root, follows }: { readonly live: OpenWorkshop; readonly stage: Stage; readonly root: HTMLElement | null; readonly follows: string | undefined }): void {
  useEffect(() => {
    if (follows === undefined) return undefined
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)')
    const { camera, frames } = stage
    let goal: SeenBox | undefined
    let atCard: string | undefined
    let moving = false
    let last: number | undefined
    let on = true
    let room = roomOf(stage)
    const step = (now: number): void => {
      if (!on) return
      room = roomOf(stage)
      if (goal === undefined) return
      const to = cameraOn(goal, stage)
      const from = camera.getState()
      const next = calm.matches ? to : stepTowards(from, to, Math.min(100, now - (last ?? now - 16)))
      last = now
      moving = true
      camera.setState(next, true)
      moving = false
      if (next === to) last = undefined
      else frames.request('go-along', step)
    }
    const read = (before?: ReturnType<typeof live.awareness.company.getState>): void => {
      const shown = shownBy(follows, live.awareness.company.getState(), live.people.getState(), before)
      if (shown === undefined) return
      if (shown.view !== undefined) {
        if (shown.view === goal) return
        goal = shown.view
      } else {
        // In the list: the board comes along from card to card.
        const card = shown.reads === atCard ? undefined : stage.boxOf(shown.reads ?? '')
        if (card === undefined) return
        goal = viewOfCard(card, seenBox(camera.getState(), stage), camera.getState().scale)
      }
      atCard = shown.reads
      frames.request('go-along', step)
    }
    read()
    // The window, a panel or a slip made the room another: what the board moves then is no hand's, and the view is fitted anew.
    const roomChanged = (): boolean => {
      if (roomOf(stage) === room) return false
      frames.request('go-along', step)
      return true
    }
    const stops = [
      live.awareness.company.subscribe((_, before) => read(before)),
      live.people.subscribe(() => read()),
      stage.onView(() => void roomChanged()),
      camera.subscribe(() => {
        if (moving) return
        // What the board itself chooses before it stands is no hand's: who comes later goes along from the first view on.
        if (root?.dataset['boardReady'] !== 'true') frames.request('go-along', step)
        else if (!roomChanged()) stopFollowing(live)
      }),
    ]
    return () => {
      on = false
      for (const stop of stops) stop()
    }
  }, [live, stage, root, follows])
  useEffect(() => {
    if (follows === undefined) return undefined
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || !isOutermost(event.target, live, stage)) return
      event.preventDefault()
      stopFollowing(live)
    }
    window.addEventListener('keydown', escape, { capture: true })
    return () => window.removeEventListener('keydown', escape, { capture: true })
  }, [live, stage, follows])
}

const roomOf = ({ viewport: { w, h }, insets: { top, right, bottom, left } }: Stage): string => [w, h, top, right, bottom, left].join(' ')

/** Esc leaves inwards-out: what is open, in the hand or chosen goes before the company one keeps. */
function isOutermost(target: EventTarget | null, live: OpenWorkshop, stage: Stage): boolean {
  const { ids, editingId, sectionId } = live.selection.getState()
  if (ids.size > 0 || editingId !== undefined || sectionId !== undefined || stage.flagged('data-link-from') !== undefined || stage.flagged('data-lifted') !== undefined) return false
  return !(target instanceof Element) || target.closest('dialog, aside, [role="menu"], [role="dialog"], input, textarea, select, [contenteditable]') === null
}

/** Others hear what I see for as long as somebody looks along. */
function useTellView({ live, stage, isWatched }: { readonly live: OpenWorkshop; readonly stage: Stage; readonly isWatched: boolean }): void {
  useEffect(() => {
    if (!isWatched) return undefined
    const teller = tellView({
      now: () => performance.now(),
      later: (run, ms) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      look: () => seenBox(stage.camera.getState(), stage),
      tell: (view) => live.awareness.tell({ view }),
    })
    const stop = stage.onView(() => teller.moved())
    return () => {
      stop()
      teller.dispose()
    }
  }, [live, stage, isWatched])
}
