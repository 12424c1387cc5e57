import type { RoadmapPlace } from '@visiebord/shared/board/board.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { freeSpotIn, freeSpotNear, sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import type { CardKind, Position } from '@visiebord/shared/board/schema.ts'
import { flushSync } from 'react-dom'
import type { SelectionState } from '../../state/openWorkshop.ts'
import { placeWords } from '../cards/cardLabel.ts'
import type { CardWords } from '../cards/words.ts'
import { placeRoadmap } from '../roadmap/placeRoadmap.ts'
import { type Box, fit, panBy, reveal, toBoard } from './camera.ts'
import { zoomAt } from './cameraMoves.ts'
import type { Flight } from './flight.ts'
import type { FreshCard } from './freshCard.ts'
import { fitClear } from './fitClear.ts'
import { deleteSection } from './groundQuestion.ts'
import type { Direction } from './keyMap.ts'
import { keyboardMove } from './keyboardMove.ts'
import { around, touches } from './mountedView.ts'
import { neighbourOf } from './neighbour.ts'
import { whyNot, whyNotCard, whyNotCards } from './permission.ts'
import type { Scene } from './scene.ts'
import type { PenPort } from './tool.ts'
import { slipsOn } from './slipsOn.ts'
import type { CanvasWords } from './words.ts'

/** Steps of zoom by key and button: four of them double. */
const ZOOM_STEP = 1.25
const ARROW_PAN_PX = 80
/** CSS px. */
const NARROW = 700
/** At this scale the bars of the roadmap are read. */
const LEGIBLE = 0.5
/** Of a section above its cards, and of the roadmap above its lanes. */
const TITLE_HEIGHT = 64

type Options = { readonly scene: Scene; readonly flight: Flight; readonly words: CanvasWords; readonly cardWords: CardWords; readonly surface: () => HTMLElement | null; readonly fresh: FreshCard; readonly pen: PenPort }

export type BoardActions = ReturnType<typeof createBoardActions>

/** What keys, tools and menus do on the board: one verb each, the same for all hands. */
export function createBoardActions({ scene, flight, words, cardWords, surface, fresh, pen }: Options) {
  const { stage, selection, live, reader } = scene
  const { camera } = stage
  const say = (text: string, urgent = false): void => live?.announce.say(text, { urgent })
  const patch = (change: Partial<SelectionState>): void => selection.setState(change)
  const may = (kind: Parameters<typeof whyNot>[1]): boolean => {
    const reason = whyNot(live, kind, words)
    if (reason !== undefined) say(reason, true)
    return reason === undefined
  }
  const mayChange = (id: string): boolean => {
    const reason = whyNotCard(live, reader.cards.get(id), words)
    if (reason !== undefined) say(reason, true)
    return reason === undefined
  }
  const mayChangeAll = (ids: readonly string[]): boolean => {
    const reason = whyNotCards(live, ids.map((id) => reader.cards.get(id)), words)
    if (reason !== undefined) say(reason, true)
    return reason === undefined
  }
  const screen = () => ({ viewport: stage.viewport, insets: stage.insets })
  const chosen = (): string[] => {
    const { ids, focusId } = selection.getState()
    // A card that has the keyboard without being chosen is what the keys are about.
    const alone = focusId !== undefined && !ids.has(focusId) && (ids.size === 0 || stage.elementOf(focusId) === document.activeElement)
    const all = alone ? [focusId] : [...ids]
    return all.filter((id) => reader.cards.has(id))
  }
  const freeMiddle = (): Position => {
    const { viewport, insets } = stage
    return toBoard(camera.getState(), { x: (insets.left + viewport.w - insets.right) / 2, y: (insets.top + viewport.h - insets.bottom) / 2 })
  }

  const select = (ids: Iterable<string>, options: { readonly tell?: boolean } = {}): void => {
    const next = new Set(ids)
    selection.setState({ ...withoutSection(selection.getState()), ids: next }, true)
    if (options.tell === true) say(words.chosen(next.size))
  }
  const focus = (id: string, options: { readonly pointer?: boolean } = {}): void => {
    flushSync(() => {
      patch({ focusId: id })
      stage.keep('focus', new Set([id]))
    })
    const box = stage.boxOf(id)
    if (box !== undefined && options.pointer !== true) {
      flight.stop()
      const margin = 12 / camera.getState().scale
      camera.setState(reveal(camera.getState(), { x: box.x - margin, y: box.y - margin, w: box.w + 2 * margin, h: box.h + 2 * margin }, screen()), true)
    }
    const element = stage.elementOf(id)
    element?.setAttribute('aria-setsize', String(stage.order().length))
    element?.setAttribute('aria-posinset', String(stage.rankOf(id) + 1))
    // A dialog gives the keyboard back a frame late; who has begun to type by then keeps it.
    if (selection.getState().editingId === undefined) element?.focus({ preventScroll: true })
  }
  const edit = (id: string): boolean => {
    const card = reader.cards.get(id)
    if (live === undefined || card === undefined || !mayChange(id)) return false
    live.board.getState().board.undo.cut()
    if (stage.isFar()) flight.to(fit(stage.boxOf(id) ?? stage.view(), { ...screen(), most: 1 }))
    stage.keep('editing', new Set([id]))
    selection.setState({ ...withoutSection(selection.getState()), ids: new Set([id]), focusId: id, editingId: id }, true)
    return true
  }
  const add = (kind: CardKind, at?: Position, fields?: Readonly<Record<string, unknown>>): void => {
    if (live === undefined || !may(kind)) return
    const size = cardSize({ kind })
    const { focusId } = selection.getState()
    const focused = focusId === undefined ? undefined : reader.cards.get(focusId)
    const middle = freeMiddle()
    const section = sectionAt(reader, at ?? middle) ?? (at === undefined && focused?.sectionId !== undefined ? reader.sections.get(focused.sectionId) : undefined)
    const spot = at === undefined && section !== undefined ? freeSpotIn(reader, section.id, kind) : undefined
    const position = at !== undefined ? { x: at.x - size.w / 2, y: at.y - size.h / 2 } : spot !== undefined && spot.grow === undefined ? spot.position : freeSpotNear(reader, { x: middle.x - size.w / 2, y: middle.y - size.h / 2 }, size)
    const rounded = { x: Math.round(position.x), y: Math.round(position.y) }
    const inSection = sectionAt(reader, { x: rounded.x + size.w / 2, y: rounded.y + size.h / 2 })
    const partyId = live.view.getState().me.partyId
    const [id] = live.commands.addCards([{ kind, position: rounded, ...(partyId === undefined ? {} : { partyId }), ...(inSection === undefined ? {} : { sectionId: inSection.id }), ...(fields === undefined ? {} : { fields }) }])
    if (id === undefined) return
    // an empty shape says something; an empty note or text was not meant
    if (kind !== 'shape') fresh.made(id)
    const box = stage.boxOf(id)
    if (box !== undefined) camera.setState(reveal(camera.getState(), box, screen()), true)
    const card = reader.cards.get(id)
    if (card !== undefined) say(words.added(words.addKind[kind], placeWords(card, reader, cardWords)))
    edit(id)
  }
  const addProject = (place: RoadmapPlace): void => {
    if (live === undefined || !may('project')) return
    const partyId = live.view.getState().me.partyId
    const [id] = live.commands.addCards([{ kind: 'project', ...(partyId === undefined ? {} : { partyId }), fields: { ...place } }])
    if (id === undefined) return
    fresh.made(id)
    edit(id)
  }
  /** At this top left corner, or in the middle of what is seen. */
  const addSection = (at?: Position): void => {
    if (live === undefined || !may('structure')) return
    const size = { w: 740, h: 520 }
    const middle = freeMiddle()
    const corner = at ?? { x: middle.x - size.w / 2, y: middle.y - size.h / 2 }
    const id = live.commands.addSection({ title: words.newSection, position: { x: Math.round(corner.x), y: Math.round(corner.y) }, size })
    if (id !== '') selection.setState({ ids: new Set(), sectionId: id }, true)
  }
  const addRoadmap = (now: Date): void => {
    if (live === undefined || !may('structure')) return
    placeRoadmap({ commands: live.commands, reader, below: stage.everything(), now, laneTitle: words.newLane })
    fitTo(stage.roadmap?.frame, { least: 0.4, align: 'top' })
  }
  const remove = (): void => {
    const { sectionId } = selection.getState()
    const ids = chosen()
    if (ids.length === 0 && sectionId !== undefined && may('structure')) {
      if (deleteSection(scene, sectionId)) {
        selection.setState({ ids: new Set() }, true)
        say(words.sectionDeleted)
      }
      return
    }
    if (live === undefined || ids.length === 0 || !mayChangeAll(ids)) return
    const order = stage.order()
    const at = Math.min(...ids.map((id) => stage.rankOf(id)).filter((rank) => rank >= 0))
    const gone = new Set(ids)
    const next = order.slice(at).find((id) => !gone.has(id)) ?? order.slice(0, at).findLast((id) => !gone.has(id))
    const hadFocus = document.activeElement instanceof HTMLElement && document.activeElement.dataset['cardId'] !== undefined
    live.commands.deleteCards(ids)
    if (reader.cards.has(ids[0] ?? '')) return
    selection.setState({ ids: new Set() }, true)
    say(words.deleted(ids.length))
    if (next !== undefined && hadFocus && reader.cards.has(next)) focus(next)
    else surface()?.focus({ preventScroll: true })
  }
  const duplicate = (): void => {
    const ids = chosen().filter((id) => reader.cards.get(id)?.kind !== 'step' || reader.cards.get(id)?.position !== undefined)
    if (live === undefined || ids.length === 0) return
    for (const id of ids) if (!may(reader.cards.get(id)?.kind ?? 'note')) return
    const made = live.commands.duplicateCards(ids, { x: 24, y: 24 })
    if (made.length === 0) return
    select(made)
    if (made[0] !== undefined) focus(made[0])
  }
  const turnBack = (which: 'undo' | 'redo'): void => {
    if (live === undefined) return
    const desk = live.board.getState().board.undo
    const outcome = which === 'undo' ? desk.undo() : desk.redo()
    if (outcome.done) say(which === 'undo' ? words.undone : words.redone)
    else if (outcome.why === 'others-wrote') say(words.othersWrote, true)
    else say(which === 'undo' ? words.nothingToUndo : words.nothingToRedo, true)
  }
  /** Cards, and the titles of what they lie in. */
  const isTaken = (box: Box): boolean => {
    const titles = [...reader.sections.values()].map(({ position, size }) => ({ ...position, w: size.w, h: TITLE_HEIGHT }))
    const roadmap = stage.roadmap?.frame
    return stage.index.search(box).length > 0 || [...titles, ...(roadmap === undefined ? [] : [{ ...roadmap, h: TITLE_HEIGHT }])].some((title) => touches(title, box))
  }
  const fitTo = (box: Box | undefined, options: { readonly most?: number; readonly least?: number; readonly align?: 'centre' | 'top' } = {}): void => {
    if (box === undefined) return
    const root = surface()?.parentElement
    // Who asks for a scale asks for a place. The slip of the chosen cards goes along with them.
    flight.to(options.least !== undefined ? fit(box, { ...screen(), ...options }) : fitClear(box, { ...screen(), ...options, slips: slipsOn(root, root?.querySelector('[data-arrange]')), isTaken }))
  }
  const zoomTo = (scale: number): void => {
    const { viewport, insets } = stage
    flight.to(zoomAt(camera.getState(), { x: (insets.left + viewport.w - insets.right) / 2, y: (insets.top + viewport.h - insets.bottom) / 2 }, scale))
  }
  return {
    select,
    focus,
    edit,
    add,
    addProject,
    addSection,
    addRoadmap,
    remove,
    duplicate,
    may,
    mayChange,
    mayChangeAll,
    chosen,
    middle: freeMiddle,
    fitTo,
    zoomTo,
    // a stroke that is not a card yet is what a hand did last
    undo: () => (pen.takeBack() ? say(words.undone) : turnBack('undo')),
    redo: () => turnBack('redo'),
    zoomBy: (steps: number) => zoomTo(camera.getState().scale * ZOOM_STEP ** steps),
    showSection: (id: string): void => {
      const section = reader.sections.get(id)
      if (section !== undefined) fitTo({ ...section.position, ...section.size }, { align: 'top' })
    },
    // On a phone all of it would be stripes: it begins where it begins.
    showRoadmap: () => fitTo(stage.roadmap?.frame, { align: 'top', ...(stage.viewport.w < NARROW ? { least: LEGIBLE } : {}) }),
    fitAll: () => fitTo(stage.everything(), { most: 1 }),
    fitChosen: () => fitTo(around(chosen().flatMap((id) => stage.boxOf(id) ?? [])), { most: 1.5 }),
    selectAll: () => select(stage.order().filter((id) => reader.cards.get(id)?.position !== undefined || reader.cards.get(id)?.kind === 'project'), { tell: true }),
    toggle(id: string): void {
      const ids = new Set(selection.getState().ids)
      if (!ids.delete(id)) ids.add(id)
      select(ids, { tell: true })
    },
    pan(direction: Direction, far: boolean): void {
      const px = ARROW_PAN_PX * (far ? 4 : 1)
      flight.stop()
      camera.setState(panBy(camera.getState(), direction === 'left' ? -px : direction === 'right' ? px : 0, direction === 'up' ? -px : direction === 'down' ? px : 0), true)
    },
    go(from: string, direction: Direction): void {
      const box = stage.boxOf(from)
      if (box === undefined) return
      const isStep = reader.cards.get(from)?.kind === 'step'
      const next = neighbourOf(box, direction, stage.index.entries().filter(([id]) => id !== from && (isStep || reader.cards.get(id)?.kind !== 'step' || reader.cards.get(id)?.position !== undefined || direction === 'down')))
      if (next !== undefined) focus(next)
    },
    goTo(which: 'first' | 'last' | number): void {
      const order = stage.order()
      const id = which === 'first' ? order[0] : which === 'last' ? order.at(-1) : order[Math.max(0, Math.min(order.length - 1, which))]
      if (id !== undefined) focus(id)
    },
    move(direction: Direction, far: boolean): void {
      const ids = chosen()
      if (live === undefined || ids.length === 0 || !mayChangeAll(ids)) return
      keyboardMove({ live, reader, places: stage, ids }, direction, far)
      const [id] = ids
      const card = id === undefined ? undefined : reader.cards.get(id)
      if (card === undefined) return
      say(words.moved(placeWords(card, reader, cardWords)))
      const box = stage.boxOf(card.id)
      if (box !== undefined) camera.setState(reveal(camera.getState(), box, screen()), true)
    },
    say,
  }
}

function withoutSection(state: SelectionState): SelectionState {
  const { sectionId: _, ...rest } = state
  return rest
}
