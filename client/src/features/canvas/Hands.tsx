import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { later } from '../../ui/later.tsx'
import { Arranging } from '../arrange/Arranging.tsx'
import { CardEditor } from '../cards/CardEditor.tsx'
import { cardWords } from '../cards/words.ts'
import { createWritingPlace } from '../cards/writing/writingPlace.ts'
import { ThreadLayer } from '../links/ThreadLayer.tsx'
import { linkWords } from '../links/words.ts'
import { Cursors } from '../presence/Cursors.tsx'
import { WritingTags } from '../presence/WritingTags.tsx'
import { roadmapHandsWords } from '../roadmap/handsWords.ts'
import { createBoardActions } from './boardActions.ts'
import type { CanvasCommon } from './canvasCommon.ts'
import { ChosenFrame } from './ChosenFrame.tsx'
import { canvasVerbs } from './canvasVerbs.ts'
import type { Liftable } from './cardSensor.ts'
import type { DragReceiver } from './DragSurface.tsx'
import { EmptyHint } from './EmptyHint.tsx'
import { findOnBoard } from './findOnBoard.ts'
import { createFlight } from './flight.ts'
import { createFreshCard } from './freshCard.ts'
import { createGhosts } from './ghosts.ts'
import { GroundDialogs } from './GroundDialogs.tsx'
import { Lifting } from './Lifting.tsx'
import { lookUnder } from './lookUnder.ts'
import { FocusRing, Rings } from './Rings.tsx'
import { useScene } from './scene.ts'
import { ToolSlip } from './ToolSlip.tsx'
import { ResizeGrip } from './ResizeGrip.tsx'
import { watchSpacing } from './spacedText.ts'
import { createPenPort, isPen, type LinkDraft, type Tool } from './tool.ts'
import { useHandState } from './useHandState.ts'
import { useKeys } from './useKeys.ts'
import { usePointerHands } from './usePointerHands.ts'
import { whenEndGoes } from './whenEndGoes.ts'
import { canvasWords } from './words.ts'
import { ZoomSlip } from './ZoomSlip.tsx'

const MoveDialog = later(async () => (await import('../cards/MoveDialog.tsx')).MoveDialog, { closes: ({ onClose }) => onClose })
const PenTool = later(async () => (await import('../pen/PenTool.tsx')).PenTool, { says: 'over' })
const WritingSlip = later(async () => (await import('../cards/writing/WritingSlip.tsx')).WritingSlip, { says: 'nothing' })
const LinkChooser = later(async () => (await import('../links/LinkChooser.tsx')).LinkChooser, { closes: ({ onEnd }) => onEnd })

type Props = CanvasCommon & {
  readonly root: RefObject<HTMLElement | null>
  readonly surface: RefObject<HTMLElement | null>
  readonly layer: RefObject<HTMLElement | null>
  /** Over the cards: rings, tags and the editor are put there. */
  readonly overlay: HTMLElement | null
  readonly liftable: Liftable
  readonly receiver: DragReceiver
  readonly narrow: boolean
}

/** Everything a hand does here: pointer, keys, tools, and what opens for it. Renders on a choice, never on a move. */
export function Hands({ root, surface, layer, overlay, liftable, receiver, narrow, chrome = 'full', onOpenCard, onSearch, onAction, onControls }: Props) {
  const scene = useScene()
  const { stage, live, selection } = scene
  const words = useWords(canvasWords)
  const inCards = useWords(cardWords)
  const linksSay = useWords(linkWords)
  const laneWords = useWords(roadmapHandsWords)
  const [tool, setTool] = useState<Tool>('choose')
  const [link, setLink] = useState<LinkDraft>({})
  const [moving, setMoving] = useState<readonly string[]>()
  const flight = useMemo(() => createFlight(stage.camera, stage.frames, () => window.matchMedia('(prefers-reduced-motion: reduce)').matches), [stage])
  const fresh = useMemo(() => createFreshCard(scene), [scene])
  const [pen] = useState(createPenPort)
  const actions = useMemo(() => createBoardActions({ scene, flight, words, cardWords: inCards, surface: () => surface.current, fresh, pen }), [scene, flight, words, inCards, surface, fresh, pen])
  const focusRing = useHandState({ scene, root, receiver, fresh })
  const place = (): void => {
    const ids = actions.chosen().filter((id) => scene.reader.cards.get(id)?.position !== undefined || scene.reader.cards.get(id)?.kind === 'project')
    if (ids.length > 0 && actions.mayChangeAll(ids)) setMoving(ids)
  }
  const linkAt = (id: string): void => {
    if (!actions.may('link')) return
    if (link.from === undefined) actions.say(linksSay.from(plainWords(scene.reader.cards.get(id)?.text ?? '').slice(0, 60)), true)
    setLink((now) => (now.from === undefined || now.from === id ? { from: id } : { from: now.from, to: id }))
    setTool('link')
  }
  const endLink = (): void => {
    setLink({})
    setTool('choose')
  }
  useEffect(() => whenEndGoes(link, scene.reader, () => {
    setLink({})
    setTool('choose')
    actions.say(linksSay.gone, true)
  }), [link, scene.reader, actions, linksSay])
  const takeTool = (next: Tool): void => {
    if (next === 'link' && !actions.may('link')) return
    if (isPen(next)) {
      if (!actions.may('drawing')) return
      actions.select([])
    }
    if (next !== 'link') setLink({})
    setTool(next)
  }
  const leaveTool = (): boolean => {
    if (tool === 'choose') return false
    setTool('choose')
    return true
  }
  usePointerHands({ scene, surface, layer, liftable, receiver, flight, actions, words, tool, setTool, linkAt, openCard: onOpenCard })
  useKeys({ scene, root, surface, actions, link, linkAt, endLink, leaveTool, place, openCard: onOpenCard, onAction })
  useEffect(() => {
    surface.current?.setAttribute('data-tool', tool)
  }, [surface, tool])
  useEffect(() => (root.current === null || layer.current === null ? undefined : watchSpacing(root.current, layer.current)), [root, layer])
  const asked = useRef({ linkAt, onOpenCard, takeTool })
  useLayoutEffect(() => {
    asked.current = { linkAt, onOpenCard, takeTool }
  })
  useEffect(() => {
    onControls?.({
      showCard: (id) => {
        actions.select([id])
        actions.focus(id)
      },
      showSection: actions.showSection,
      showRoadmap: actions.showRoadmap,
      showAll: actions.fitAll,
      verbs: canvasVerbs({ scene, actions, words, laneWords, surface: () => surface.current, moveTo: setMoving, link: (id) => asked.current.linkAt(id), open: (id) => asked.current.onOpenCard?.(id), draw: (next) => asked.current.takeTool(next) }),
      find: findOnBoard({ scene, flight, actions, surface: () => surface.current }),
      under: (event) => lookUnder(scene, surface.current, event),
      takeUp: (id) => {
        if (!selection.getState().ids.has(id)) actions.select([id])
        actions.focus(id, { pointer: true })
      },
      takeUpAll: (ids) => {
        actions.select(ids)
        if (ids[0] !== undefined) actions.focus(ids[0])
      },
      inReadingOrder: (ids) => ids.toSorted((a, b) => stage.rankOf(a) - stage.rankOf(b)),
      middle: actions.middle,
    })
    return () => onControls?.(undefined)
  }, [scene, stage, actions, flight, words, laneWords, selection, surface, onControls])
  useEffect(() => stage.flag('data-link-from', new Set(link.from === undefined ? [] : [link.from])), [stage, link.from])
  const editingId = useStore(selection, (state) => state.editingId)
  // One handle as long as one card is edited: another would begin the field anew, and take the caret along to the end.
  const handle = useMemo(() => (editingId === undefined ? undefined : live?.board.getState().board.cardText(editingId)), [live, editingId])
  const [writing] = useState(createWritingPlace)
  const endEditing = (how: 'escape' | 'outside'): void => {
    const { editingId: was, ...rest } = selection.getState()
    selection.setState(rest, true)
    stage.keep('editing', new Set())
    live?.board.getState().board.undo.cut()
    if (was === undefined) return
    if (fresh.left(was)) {
      actions.say(words.emptyGone)
      if (how === 'escape') surface.current?.focus({ preventScroll: true })
    } else if (how === 'escape' && scene.reader.cards.has(was)) actions.focus(was)
  }
  const table = overlay?.closest('[data-board-surface]')
  const add = (kind: CardKind, fields?: Readonly<Record<string, unknown>>): void => actions.add(kind, undefined, fields)
  return (
    <>
      <Lifting surface={surface} liftable={liftable} receiver={receiver} />
      {live !== undefined && table !== null && table !== undefined && createPortal(<RemotePart live={live} layer={layer} />, table)}
      {overlay !== null &&
        createPortal(
          <>
            <ThreadLayer />
            {live !== undefined && <WritingTags live={live} />}
            <Rings />
            <FocusRing id={focusRing} />
            {live !== undefined && tool === 'choose' && <ResizeGrip live={live} />}
            {live !== undefined && tool === 'choose' && <ChosenFrame live={live} />}
            {live !== undefined && editingId !== undefined && handle !== undefined && <CardEditor key={editingId} cardId={editingId} live={live} handle={handle} writing={writing} onEnd={endEditing} />}
          </>,
          overlay,
        )}
      {live !== undefined && editingId !== undefined && handle !== undefined && <WritingSlip key={editingId} cardId={editingId} live={live} writing={writing} />}
      <EmptyHint />
      {chrome === 'full' && live !== undefined && <Arranging live={live} narrow={narrow} />}
      {chrome === 'full' && live !== undefined && <ToolSlip live={live} narrow={narrow} tool={tool} actions={actions} onTool={takeTool} onAdd={add} onSearch={onSearch} onImage={() => onAction?.('add-image')} />}
      {live !== undefined && overlay !== null && isPen(tool) && <PenTool tool={tool} surface={surface} overlay={overlay} actions={actions} port={pen} narrow={narrow} onTool={takeTool} />}
      {chrome !== 'none' && <ZoomSlip actions={actions} narrow={narrow} />}
      {live !== undefined && moving !== undefined && <MoveDialog ids={moving} live={live} onClose={() => {
            const [id] = moving
            setMoving(undefined)
            // After the dialog has given the focus back to what is no longer there.
            if (id !== undefined) requestAnimationFrame(() => actions.focus(id))
          }} />}
      {live !== undefined && link.from !== undefined && link.to !== undefined && <LinkChooser live={live} from={link.from} to={link.to} onEnd={() => {
            const { from } = link
            endLink()
            // After the dialog has given the focus back to what is no longer there.
            if (from !== undefined) requestAnimationFrame(() => actions.focus(from))
          }} />}
      {live !== undefined && <GroundDialogs live={live} onEnd={() => requestAnimationFrame(() => document.activeElement === document.body && surface.current?.focus({ preventScroll: true }))} />}
    </>
  )
}

function RemotePart({ live, layer }: { readonly live: OpenWorkshop; readonly layer: RefObject<HTMLElement | null> }) {
  const scene = useScene()
  const ghosts = useMemo(() => createGhosts(scene, () => layer.current?.querySelector('[data-ghosts]') ?? undefined), [scene, layer])
  return <Cursors live={live} ghosts={ghosts} />
}
