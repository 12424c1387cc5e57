import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop, SelectionState } from '../../state/openWorkshop.ts'
import { later } from '../../ui/later.tsx'
import { RoadmapFrame } from '../roadmap/RoadmapFrame.tsx'
import { type CameraStore, type Insets, reveal } from './camera.ts'
import type { CanvasCommon, CanvasControls } from './canvasCommon.ts'
import { CardLayer } from './CardLayer.tsx'
import type { Liftable } from './cardSensor.ts'
import { createDragReceiver, DragSurface } from './DragSurface.tsx'
import { createGroundQuestions } from './groundQuestion.ts'
import { boardWords } from './boardWords.ts'
import overlayStyles from './Overlay.module.css'
import { type Scene, SceneContext } from './scene.ts'
import { SectionLayer } from './SectionLayer.tsx'
import styles from './Surface.module.css'
import { useBoardPainted } from './useBoardPainted.ts'
import { useBoardReady } from './useBoardReady.ts'
import { useFirstView } from './useFirstView.ts'
import { useStage } from './useStage.ts'

const WITH_HANDS = { says: 'nothing', atOnce: true, afterPaint: true } as const
/** A live board opens near enough for its cards to be elements. */
const FarCanvas = later(async () => (await import('./handsPart.ts')).FarCanvas, WITH_HANDS)
const GroundKeys = later(async () => (await import('./handsPart.ts')).GroundKeys, WITH_HANDS)
/** Hands, tools, and what others do here: nothing that is painted first, and more script than all that is. */
const Hands = later(async () => (await import('./handsPart.ts')).Hands, { says: 'over', atOnce: true, afterPaint: true })

type Props = CanvasCommon & {
  readonly reader: BoardReader
  readonly camera: CameraStore
  readonly selection: StoreApi<SelectionState>
  readonly parties: ReadonlyMap<string, Party>
  readonly live: OpenWorkshop | undefined
  readonly ready: boolean
  /** The first board under this camera: it chooses the view. */
  readonly first: boolean
  readonly children?: ReactNode
}

/** LOOK §2: content starts at y 92, the tools take 68 beside a margin of 16. */
const INSETS: Insets = { top: 92, right: 16, bottom: 16, left: 96 }
const NARROW_INSETS: Insets = { top: 84, right: 12, bottom: 84, left: 12 }
/** From here down the tools lie at the bottom. */
const NARROW = 700

export function Surface({ reader, camera, selection, parties, live, ready, first, children, ...common }: Props) {
  const words = useWords(boardWords)
  const root = useRef<HTMLDivElement>(null)
  const surface = useRef<HTMLElement>(null)
  const onSurface = useCallback((element: HTMLElement | null) => {
    surface.current = element
  }, [])
  const layer = useRef<HTMLDivElement>(null)
  const [overlay, setOverlay] = useState<HTMLElement | null>(null)
  const [receiver] = useState(createDragReceiver)
  const [liftable] = useState<Liftable>(() => new WeakSet())
  const [questions] = useState(createGroundQuestions)
  const narrow = useNarrow()
  const [hasHands, setHasHands] = useState(false)
  const { insets: asked, onControls } = common
  const onHands = useCallback(
    (controls: CanvasControls | undefined) => {
      setHasHands(controls !== undefined)
      onControls?.(controls)
    },
    [onControls],
  )
  const insets = useMemo(() => ({ ...(narrow ? NARROW_INSETS : INSETS), ...asked }), [narrow, asked])
  const stage = useStage({ reader, camera, insets, surface, layer })
  const scene = useMemo<Scene | undefined>(() => (stage === undefined ? undefined : { reader, stage, selection, parties, live, questions }), [reader, stage, selection, parties, live, questions])
  const { right } = insets
  useEffect(() => {
    // A panel that opens must not cover the card it tells of.
    const { focusId, ids } = selection.getState()
    const box = focusId === undefined || !ids.has(focusId) ? undefined : stage?.seenBoxOf(focusId)
    if (stage !== undefined && box !== undefined) camera.setState(reveal(camera.getState(), box, { viewport: stage.viewport, insets: stage.insets }), true)
  }, [right, stage, camera, selection])
  return (
    <div ref={root} className={styles.root} data-sealed={live === undefined ? '' : undefined} data-narrow={narrow ? '' : undefined}>
      <DragSurface onSurface={onSurface} receiver={receiver} label={common.label ?? words.board}>
        <div ref={layer} className={styles.layer}>
          {scene !== undefined && (
            <SceneContext value={scene}>
              <Layers live={live} onOverlay={setOverlay} />
            </SceneContext>
          )}
        </div>
        {scene !== undefined && (
          <SceneContext value={scene}>
            <Beginnings root={root} ready={ready} first={first} top={insets.top} hasHands={hasHands} />
          </SceneContext>
        )}
      </DragSurface>
      {scene !== undefined && (
        <SceneContext value={scene}>
          <Hands root={root} surface={surface} layer={layer} overlay={overlay} liftable={liftable} receiver={receiver} narrow={narrow} {...common} onControls={onHands} />
          {children}
        </SceneContext>
      )}
    </div>
  )
}

/** What lies on the table, from below: sheets, the far drawing, places cards came from, cards, and what goes over them. */
function Layers({ live, onOverlay }: { readonly live: OpenWorkshop | undefined; readonly onOverlay: (element: HTMLElement | null) => void }) {
  const ground = useRef<HTMLDivElement>(null)
  return (
    <>
      <div data-keeps-size="" className={styles.ground} ref={ground}>
        {live === undefined ? <Ground mayChange={false} /> : <LiveGround live={live} />}
      </div>
      <GroundKeys ground={ground} />
      <FarCanvas />
      <div data-keeps-size="" data-ghosts="" className={styles.ground} aria-hidden="true" />
      <CardLayer />
      <div ref={onOverlay} data-keeps-size="" data-overlay="" className={overlayStyles.overlay} />
    </>
  )
}

function LiveGround({ live }: { readonly live: OpenWorkshop }) {
  return <Ground mayChange={useStore(live.view, (view) => view.allowed.board.structure)} />
}

function Ground({ mayChange }: { readonly mayChange: boolean }) {
  const [now] = useState(() => new Date())
  return (
    <>
      <SectionLayer mayChange={mayChange} />
      <RoadmapFrame mayChange={mayChange} now={now} />
    </>
  )
}

type BeginningsProps = { readonly root: RefObject<HTMLElement | null>; readonly ready: boolean; readonly first: boolean; readonly top: number; readonly hasHands: boolean }

function Beginnings({ root, ready, first, top, hasHands }: BeginningsProps) {
  const settled = useFirstView({ ready, first, top })
  useBoardPainted(settled)
  useBoardReady(root, settled && hasHands)
  return null
}

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.innerWidth < NARROW)
  useEffect(() => {
    const query = window.matchMedia(`(width < ${NARROW}px)`)
    const follow = (): void => setNarrow(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return narrow
}
