import type { HandleName } from '@visiebord/shared/board/geometry/pulling.ts'
import { handlesOf } from '@visiebord/shared/board/geometry/resizing.ts'
import { useCallback, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Attached } from './Attached.tsx'
import { Handles } from './Handles.tsx'
import { whyNotCard } from './permission.ts'
import { attachPull } from './pullHand.ts'
import { cardTarget } from './resizeHand.ts'
import { useCard, useScene } from './scene.ts'
import { useHandlesShown } from './useHandlesShown.ts'
import { canvasWords } from './words.ts'

/** Handles on the one card that is chosen. Keys and menus do the same (RZ9), so they are for pointers only. */
export function ResizeGrip({ live }: { readonly live: OpenWorkshop }) {
  const { selection, stage } = useScene()
  const only = useStore(selection, ({ ids, editingId }) => (ids.size === 1 && editingId === undefined ? [...ids][0] : undefined))
  const mounted = useStore(stage.mounted, (ids) => only !== undefined && ids.includes(only))
  return only === undefined || !mounted ? null : <Chosen key={only} id={only} live={live} />
}

function Chosen({ id, live }: { readonly id: string; readonly live: OpenWorkshop }) {
  const words = useWords(canvasWords)
  const card = useCard(id)
  useStore(live.view, (view) => view.allowed.board)
  const names = card === undefined || card.position === undefined || whyNotCard(live, card, words) !== undefined ? [] : handlesOf(card)
  return names.length === 0 ? null : <Grips id={id} names={names} live={live} />
}

function Grips({ id, names, live }: { readonly id: string; readonly names: readonly HandleName[]; readonly live: OpenWorkshop }) {
  const { stage } = useScene()
  const words = useWords(canvasWords)
  const grips = useRef<HTMLDivElement>(null)
  const sizeNow = useCallback(() => (stage.sizes.getState().has(id) ? undefined : stage.seenBoxOf(id)), [stage, id])
  const shown = useHandlesShown(stage, names, sizeNow)
  useEffect(() => (grips.current === null ? undefined : attachPull(grips.current, { stage, live, take: () => cardTarget(id, { stage, live }) })), [stage, id, live])
  return (
    <Attached id={id}>
      <Handles ref={grips} names={shown} title={words.resizeCard} />
    </Attached>
  )
}
