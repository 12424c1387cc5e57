import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OpenWorkshop, SelectionState } from '../../state/openWorkshop.ts'
import { type Camera, type CameraStore, createCamera } from './camera.ts'
import type { CanvasCommon } from './canvasCommon.ts'
import { Surface } from './Surface.tsx'

/** What stands on the same board and knows its scene: draws nothing of its own, or slips. */
type WithChildren = { readonly children?: ReactNode }
type Live = CanvasCommon & WithChildren & { readonly workshop: OpenWorkshop }
/** A sealed round: to look at. */
type Sealed = CanvasCommon & WithChildren & { readonly reader: BoardReader; readonly parties: readonly Party[]; readonly workshop?: never }

/** The board: a live workshop, or a sealed round to look at. Fills its positioned parent. */
export function Canvas(props: Live | Sealed) {
  return props.workshop === undefined ? <SealedCanvas {...props} /> : <LiveCanvas {...props} />
}

const NONE: SelectionState = { ids: new Set() }

function SealedCanvas({ reader, parties, ...common }: Sealed) {
  const [camera] = useState<CameraStore>(() => createCamera())
  const [selection] = useState<StoreApi<SelectionState>>(() => createStore<SelectionState>(() => NONE))
  const byId = useMemo(() => new Map(parties.map((party) => [party.id, party])), [parties])
  return <Surface reader={reader} camera={camera} selection={selection} parties={byId} live={undefined} ready first {...common} />
}

/** Where one looked when the board was left for the list or the projector, as long as the workshop is open. */
const lastSeen = new WeakMap<OpenWorkshop, Camera>()

function LiveCanvas({ workshop, ...common }: Live) {
  // Without tools it is the projector's: that looks elsewhere, and must not move the own view.
  const isOwn = common.chrome !== 'none'
  const [seen] = useState(() => (isOwn ? lastSeen.get(workshop) : undefined))
  const [camera] = useState<CameraStore>(() => createCamera(seen))
  useEffect(() => (isOwn ? () => void lastSeen.set(workshop, camera.getState()) : undefined), [isOwn, workshop, camera])
  const { board, synced } = useStore(workshop.board)
  const parties = useStore(workshop.view, (view) => view.parties)
  const offline = useStore(workshop.connection, ({ line }) => line === 'offline' || line === 'closed')
  const byId = useMemo(() => new Map(parties.map((party) => [party.id, party])), [parties])
  // A fresh board after a refusal is another stage under the same camera.
  const [known, setKnown] = useState({ board, count: 0 })
  if (known.board !== board) setKnown({ board, count: known.count + 1 })
  const { count } = known
  return <Surface key={count} reader={board.read} camera={camera} selection={workshop.selection} parties={byId} live={workshop} ready={synced || offline} first={count === 0 && seen === undefined} {...common} />
}
