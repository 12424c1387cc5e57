import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { handOf } from '../presence/handOf.ts'
import { reveal } from './camera.ts'
import type { DragReceiver } from './DragSurface.tsx'
import type { FreshCard } from './freshCard.ts'
import type { Scene } from './scene.ts'

type Options = { readonly scene: Scene; readonly root: RefObject<HTMLElement | null>; readonly receiver: DragReceiver; readonly fresh: FreshCard }

/** Whether the keyboard is in the words of a card. */
const isWriting = (): boolean => document.activeElement?.matches('[data-editor] *') === true

/**
 * Ties the selection to marks on cards and to what others are told, and follows where the keyboard is. Returns the card
 * that shows a focus ring.
 */
export function useHandState({ scene, root, receiver, fresh }: Options): string | undefined {
  const { stage, selection, live, reader } = scene
  const [ring, setRing] = useState<string>()
  useEffect(() => {
    const tell = (): void => {
      const { ids, editingId } = selection.getState()
      stage.flag('data-chosen', ids)
      stage.flag('data-editing', new Set(editingId === undefined ? [] : [editingId]))
      live?.awareness.set(handOf(selection.getState()))
    }
    tell()
    const stops = [
      selection.subscribe(tell),
      reader.subscribe((change) => {
        const state = selection.getState()
        const gone = [...change.cards].filter((id) => !reader.cards.has(id))
        if (!gone.some((id) => state.ids.has(id) || state.focusId === id || state.editingId === id)) return
        const { focusId, editingId, ...rest } = state
        // Its card went by another hand, or by undo: the keyboard stays on the board.
        const isGone = (id: string | undefined): id is string => id !== undefined && !reader.cards.has(id)
        if ((isGone(editingId) && isWriting()) || (isGone(focusId) && stage.elementOf(focusId)?.contains(document.activeElement) === true)) {
          requestAnimationFrame(() => document.activeElement === document.body && root.current?.querySelector<HTMLElement>('[data-board-surface]')?.focus({ preventScroll: true }))
        }
        const ids = new Set(state.ids)
        for (const id of gone) ids.delete(id)
        const has = (id: string | undefined): id is string => id !== undefined && reader.cards.has(id)
        selection.setState({ ...rest, ids, ...(has(focusId) ? { focusId } : {}), ...(has(editingId) ? { editingId } : {}) }, true)
      }),
      // A seal is coming: what is in the hand is put down where it is; what is typed, or still composed, goes in as the editor closes.
      live?.onHandIn(() => {
        receiver.handlers()?.end()
        const { editingId, ...rest } = selection.getState()
        if (editingId === undefined) return
        const wroteThere = isWriting()
        flushSync(() => selection.setState(rest, true))
        fresh.left(editingId)
        if (wroteThere) (stage.elementOf(editingId) ?? root.current?.querySelector<HTMLElement>('[data-board-surface]'))?.focus({ preventScroll: true })
      }) ?? (() => undefined),
    ]
    return () => {
      for (const stop of stops) stop()
      live?.awareness.set({})
    }
  }, [root, stage, selection, live, reader, receiver, fresh])
  useEffect(() => {
    const element = root.current
    if (element === null) return undefined
    const abort = new AbortController()
    const { signal } = abort
    // Tab enters at a card that is near the view, and need not be in it; no other focus may move a view that a hand has put elsewhere.
    let byTab = false
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key !== 'Tab') return
        byTab = true
        requestAnimationFrame(() => (byTab = false))
      },
      { signal, capture: true },
    )
    element.addEventListener(
      'focusin',
      ({ target }) => {
        const card = target instanceof HTMLElement && target.dataset['cardId'] !== undefined ? target : undefined
        const id = card?.dataset['cardId']
        if (card === undefined || id === undefined) return
        for (const other of element.querySelectorAll<HTMLElement>('[data-card-id][tabindex="0"]')) other.tabIndex = -1
        card.tabIndex = 0
        stage.keep('focus', new Set([id]))
        stage.flag('data-focused', new Set([id]))
        if (selection.getState().focusId !== id) selection.setState({ focusId: id })
        setRing(card.matches(':focus-visible') ? id : undefined)
        const box = byTab ? stage.seenBoxOf(id) : undefined
        if (box !== undefined) stage.camera.setState(reveal(stage.camera.getState(), box, { viewport: stage.viewport, insets: stage.insets }), true)
      },
      { signal },
    )
    element.addEventListener(
      'focusout',
      () => {
        setRing(undefined)
        stage.flag('data-focused', new Set())
      },
      { signal },
    )
    return () => abort.abort()
  }, [root, stage, selection])
  return ring
}
