import { type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ActionContext, CardVerbs, PageVerbs } from '../features/actions/actionContext.ts'
import type { ActionId } from '../features/actions/catalogue.ts'
import { lettersAreOn, setLetters } from '../features/actions/letters.ts'
import { actionWords } from '../features/actions/words.ts'
import { Announcing } from '../features/announcing/Announcing.tsx'
import type { CanvasControls } from '../features/canvas/canvasCommon.ts'
import { canvasWords } from '../features/canvas/words.ts'
import { listPort } from '../features/find/listPort.ts'
import { askedInList } from '../features/list/choosingInList.ts'
import type { ListControls } from '../features/list/listControls.ts'
import { type ListQuestion, listVerbs } from '../features/list/listVerbs.ts'
import { nextRow } from '../features/list/nextRow.ts'
import { usePreferences } from '../features/lobby/preferences.ts'
import { roadmapHandsWords } from '../features/roadmap/handsWords.ts'
import { roundActions } from '../features/rounds/roundActions.ts'
import type { SizedThings } from '../features/cards/sizing/sizing.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { useWorkshop } from '../state/workshopContext.ts'
import { problemSentence } from '../sync/api.ts'
import { later } from '../ui/later.tsx'
import { latePart } from '../ui/latePart.ts'
import { lineIsThere } from '../ui/lineIsThere.ts'
import { addToTheRest } from '../ui/theRest.ts'
import { boardMenu, type MoreContext } from './boardMenu.ts'
import { lateWords } from './lateWords.ts'
import { type Asked, AskedSlip, SearchSlip, useSearch } from './DeskSlips.tsx'
import { type MenuAsked, useActionKeys } from './useActionKeys.ts'
import { useKeyboardStays } from './useKeyboardStays.ts'

const DIALOG = { closes: ({ onClose }: { readonly onClose: () => void }) => onClose }
const AgendaDialog = later(async () => (await import('../features/rounds/AgendaDialog.tsx')).AgendaDialog, DIALOG)
const SealDialog = later(async () => (await import('../features/rounds/SealDialog.tsx')).SealDialog, DIALOG)
const GroundDialog = later(async () => (await import('../features/list/GroundDialog.tsx')).GroundDialog, DIALOG)
const TimelineDialog = later(async () => (await import('../features/roadmap/TimelineDialog.tsx')).TimelineDialog, DIALOG)
const SizeDialog = later(async () => (await import('../features/cards/sizing/SizeDialog.tsx')).SizeDialog, DIALOG)
const ExtendDialog = later(async () => (await import('../features/rounds/ExtendDialog.tsx')).ExtendDialog, DIALOG)
/** What a key or a button asks of the catalogue, before it is here. */
const catalogue = latePart(() => import('../features/actions/catalogue.ts'), lineIsThere)
addToTheRest(catalogue)

export type ActionDeskControls = { readonly run: (action: ActionId) => void; readonly find: () => void; /** The menu of what this button of the list stands beside. */ readonly menu: (button: HTMLElement) => void }

/** What the screen itself does for actions. */
export type ScreenVerbs = Pick<PageVerbs, 'share' | 'people' | 'parties' | 'workshop' | 'download' | 'tray' | 'lookAt' | 'toBoard' | 'toList' | 'copy' | 'cut' | 'pasteLines' | 'pickImages'> & Pick<CardVerbs, 'open' | 'moveTo'>

type Props = {
  readonly mode: 'board' | 'list'
  readonly controls: RefObject<CanvasControls | undefined>
  readonly list: RefObject<ListControls | undefined>
  readonly screen: ScreenVerbs
  /** Filled in: runs an action that only the catalogue knows, and opens the search. */
  readonly desk: RefObject<ActionDeskControls | undefined>
}
type Open =
  | Asked
  | ListQuestion
  | { readonly what: 'size'; readonly of: SizedThings }
  | { readonly what: 'agenda' | 'seal' | 'extend' }
  | undefined

/** Where actions are asked for: palette, menus, help and search, from wherever the keyboard is. Each comes when it is first needed. */
export function ActionDesk({ mode, controls, list, screen, desk }: Props) {
  useKeyboardStays()
  const workshop = useWorkshop()
  const language = useLanguage()
  const look = usePreferences()
  const words = useWords(canvasWords)
  const late = useWords(lateWords)
  const laneWords = useWords(roadmapHandsWords)
  const { reasons } = useWords(actionWords)
  const [open, setOpen] = useState<Open>()
  const [isFinding, setFinding] = useState(false)
  const search = useSearch()
  const { board } = useStore(workshop.board)
  const view = useStore(workshop.view)
  const round = view.rounds.find(({ id }) => id === view.currentRoundId)
  const inList = useMemo(() => listPort(), [])

  const find = (): void => {
    if (isFinding) {
      search.finding.current?.enter()
      return
    }
    search.begin()
    setFinding(true)
  }
  const page: PageVerbs = {
    ...screen,
    find,
    agenda: () => setOpen({ what: 'agenda' }),
    seal: () => setOpen({ what: 'seal' }),
    moreTime: () => setOpen({ what: 'extend' }),
    askSize: (of) => setOpen({ what: 'size', of }),
    palette: () => setOpen({ what: 'palette', context: contextNow() }),
    help: () => setOpen({ what: 'help', context: contextNow() }),
    openRound: (id) =>
      void roundActions(workshop.id)
        .open(id)
        .then((answer) => (answer.ok ? undefined : workshop.announce.say(problemSentence(answer.problem, language), { urgent: true }))),
  }
  function contextNow(more: MoreContext = {}): ActionContext {
    const canvas = mode === 'board' ? controls.current?.verbs : undefined
    const focused = document.activeElement
    const row = focused?.closest<HTMLElement>('[data-row]')?.dataset['cardId']
    const titled = focused?.closest<HTMLElement>('[data-board-surface] [data-section-id], header[data-section-id]')?.dataset['sectionId']
    const sectionId = more.sectionId ?? titled ?? workshop.selection.getState().sectionId
    const laneId = more.laneId ?? focused?.closest<HTMLElement>('[data-board-surface] [data-lane-id], header[data-lane-id]')?.dataset['laneId']
    const inListNow = (): CardVerbs => listVerbs({ workshop, board, words: { ...laneWords, ...words }, page: screen, list: () => list.current, nextRow: () => nextRow(workshop.selection.getState().ids), ask: setOpen, sectionId })
    return {
      on: mode,
      live: workshop,
      reader: board.read,
      ids: more.ids ?? canvas?.chosen() ?? askedInList(workshop, board.read, row),
      ...(more.at === undefined ? {} : { at: more.at }),
      ...(sectionId === undefined ? {} : { sectionId }),
      ...(laneId === undefined ? {} : { laneId }),
      cards: canvas ?? inListNow(),
      canvas,
      page,
      look: { ...look, language, letters: lettersAreOn(), setLetters },
    }
  }
  const menu = ({ target, x, y, byKey }: MenuAsked): boolean => {
    const at = { x, y }
    const row = target.closest<HTMLElement>('[data-row]')
    if (mode === 'list') {
      const section = target.closest<HTMLElement>('[data-menu-of-section]')?.dataset['menuOfSection']
      const lane = target.closest<HTMLElement>('[data-menu-of-lane]')?.dataset['menuOfLane']
      if (row === null && section === undefined && lane === undefined && target.closest('[data-chosen-rows]') === null) return false
      if (row?.contains(document.activeElement) === false) row.focus()
      // The button of a row is about that row, whatever else is chosen.
      const own = target.closest('button') === null ? undefined : row?.dataset['cardId']
      const context = contextNow({ ...(section === undefined ? {} : { sectionId: section }), ...(lane === undefined ? {} : { laneId: lane }), ...(own === undefined ? {} : { ids: [own] }) })
      setOpen({ what: 'menu', context, of: section !== undefined ? 'section' : lane !== undefined ? 'lane' : context.ids.length > 1 ? 'cards' : 'card', at, from: document.activeElement })
      return true
    }
    const { current: canvas } = controls
    if (canvas === undefined) return false
    setOpen({ what: 'menu', ...boardMenu(canvas, { target, x, y, byKey }, contextNow) })
    return true
  }
  useActionKeys({ palette: page.palette, help: page.help, find, finding: search.finding, menu })
  useLayoutEffect(() => {
    desk.current = {
      find,
      menu: (button) => {
        const { left, bottom } = button.getBoundingClientRect()
        menu({ target: button, x: left, y: bottom + 4, byKey: true })
      },
      run: (action) =>
        void catalogue.fetchAhead().then(() => {
          const now = catalogue.now()
          if (now.is !== 'here') return workshop.announce.say(late.sentence, { urgent: true })
          const why = now.part.runAction(action, contextNow())
          if (why !== undefined) workshop.announce.say(reasons[why], { urgent: true })
        }),
    }
  })
  const close = (): void => setOpen(undefined)
  /** What was asked for happens once the keyboard is back: it speaks about what has it. */
  const run = (act: () => void): void => {
    setOpen(undefined)
    requestAnimationFrame(act)
  }
  return (
    <>
      <Announcing />
      {isFinding && (
        <SearchSlip
          key={mode}
          search={search}
          reader={board.read}
          parties={view.parties}
          port={mode === 'board' && controls.current !== undefined ? controls.current.find : inList}
          start={search.lookedFor.current}
          onClose={() => setFinding(false)}
        />
      )}
      {(open?.what === 'palette' || open?.what === 'help' || open?.what === 'menu') && <AskedSlip asked={open} hearsOthers onRun={run} onClose={close} />}
      {open?.what === 'ground' && <GroundDialog key={`${open.id} ${open.asks}`} live={workshop} of={open.of} id={open.id} asks={open.asks} onClose={close} />}
      {open?.what === 'size' && <SizeDialog live={workshop} of={open.of} onClose={close} />}
      {open?.what === 'timeline' && <TimelineDialog live={workshop} onClose={close} />}
      {open?.what === 'agenda' && <AgendaDialog workshop={workshop} onLookAt={screen.lookAt} onClose={close} />}
      {open?.what === 'seal' && round !== undefined && <SealDialog workshop={workshop} round={round} onSealed={screen.lookAt} onClose={close} />}
      {open?.what === 'extend' && round !== undefined && <ExtendDialog workshop={workshop} round={round} onClose={close} />}
    </>
  )
}
