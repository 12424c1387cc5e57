import { Download, Inbox, List, Map as MapIcon, UserPlus } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import type { ActionId } from '../features/actions/catalogue.ts'
import { Canvas } from '../features/canvas/Canvas.tsx'
import type { CanvasControls } from '../features/canvas/canvasCommon.ts'
import type { ClipboardControls } from '../features/clipboard/ClipboardDesk.tsx'
import type { ImagesControls, PendingImage } from '../features/images/ImagesDesk.tsx'
import type { ListControls } from '../features/list/listControls.ts'
import { RoundSlip } from '../features/rounds/RoundSlip.tsx'
import { PeopleCounts } from '../features/people/PeopleCounts.tsx'
import { BrandSlip } from '../features/status/BrandSlip.tsx'
import { SpokenSlip } from '../features/status/SpokenSlip.tsx'
import { trayWords } from '../features/tray/words.ts'
import { useWords } from '../language/language.ts'
import { api } from '../sync/api.ts'
import { useTrayItems, useView, useWorkshop } from '../state/workshopContext.ts'
import { Button } from '../ui/Button.tsx'
import { later } from '../ui/later.tsx'
import { fetchTheRest } from '../ui/theRest.ts'
import type { ActionDeskControls } from './ActionDesk.tsx'
import styles from './BoardPage.module.css'
import { addressOf } from './route.ts'
import { useHeight } from './useHeight.ts'
import { useLookingAt } from './useLookingAt.ts'
import { usePanelCovers } from './usePanelCovers.ts'
import { appWords } from './words.ts'

const DIALOG = { closes: ({ onClose }: { readonly onClose: () => void }) => onClose }
/** Palette, menus, keys and search: asked for by a hand, so it comes with the hands. */
const ActionDesk = later(async () => (await import('./ActionDesk.tsx')).ActionDesk, { says: 'over', atOnce: true, afterPaint: true })
const ClipboardDesk = later(async () => (await import('../features/clipboard/ClipboardDesk.tsx')).ClipboardDesk, { says: 'nothing', atOnce: true, afterPaint: true })
const ImagesDesk = later(async () => (await import('../features/images/ImagesDesk.tsx')).ImagesDesk, { says: 'nothing', afterPaint: true })
const ListView = later(async () => (await import('../features/list/ListView.tsx')).ListView)
const CardPanel = later(async () => (await import('../features/panel/CardPanel.tsx')).CardPanel)
const TrayPanel = later(async () => (await import('../features/tray/TrayPanel.tsx')).TrayPanel)
const MoveDialog = later(async () => (await import('../features/cards/MoveDialog.tsx')).MoveDialog, DIALOG)
const ShareDialog = later(async () => (await import('../features/sharing/ShareDialog.tsx')).ShareDialog, DIALOG)
const DownloadDialog = later(async () => (await import('../features/exports/DownloadDialog.tsx')).DownloadDialog, DIALOG)
const PeopleDialog = later(async () => (await import('../features/people/PeopleDialog.tsx')).PeopleDialog, DIALOG)
const PartiesDialog = later(async () => (await import('../features/people/PartiesDialog.tsx')).PartiesDialog, DIALOG)
const WorkshopDialog = later(async () => (await import('../features/people/WorkshopDialog.tsx')).WorkshopDialog, DIALOG)
const MentionsTool = later(async () => (await import('../features/remarks/MentionsTool.tsx')).MentionsTool, { says: 'nothing', afterPaint: true })
const SealedScreen = later(async () => (await import('./SealedScreen.tsx')).SealedScreen, { waiting: Opening })

type Asked = 'share' | 'download' | 'people' | 'parties' | 'workshop' | undefined
type Panel = { readonly what: 'card'; readonly id: string } | { readonly what: 'tray' } | undefined

/** Below this width the list is what one sees first: a canvas on a phone shows four notes. */
const LIST_FIRST_BELOW_PX = 640

/** The board and the slips that lie on it. */
export function BoardScreen({ onLeave }: { readonly onLeave: () => Promise<void> }) {
  const words = useWords(appWords)
  const late = useWords(trayWords)
  const workshop = useWorkshop()
  const lead = useView((view) => view.allowed.lead)
  // Others than who leads download sealed rounds only.
  const mayExport = useView(({ allowed, sealed }) => allowed.export && (allowed.lead || sealed > 0))
  const view = useView((each) => each)
  const trayCount = useTrayItems().length
  const [mode, setMode] = useState<'board' | 'list'>(() => (window.innerWidth < LIST_FIRST_BELOW_PX ? 'list' : 'board'))
  const [asked, setAsked] = useState<Asked>()
  const [panel, setPanel] = useState<Panel>()
  const [moving, setMoving] = useState<readonly string[]>()
  const [lookingAt, lookAt] = useLookingAt()
  const controls = useRef<CanvasControls | undefined>(undefined)
  const [stands, setStands] = useState(false)
  const keepControls = useCallback((given: CanvasControls | undefined) => {
    controls.current = given
    if (given !== undefined) setStands(true)
  }, [])
  const desk = useRef<ActionDeskControls | undefined>(undefined)
  const find = useCallback(() => desk.current?.find(), [])
  const clipboard = useRef<ClipboardControls | undefined>(undefined)
  const keepClipboard = useCallback((given: ClipboardControls) => {
    clipboard.current = given
  }, [])
  const images = useRef<ImagesControls | undefined>(undefined)
  const [pictures, setPictures] = useState<readonly PendingImage[]>([])
  const keepImages = useCallback((given: ImagesControls) => {
    images.current = given
  }, [])
  const list = useRef<ListControls | undefined>(undefined)
  const keepList = useCallback((given: ListControls | undefined) => {
    list.current = given
  }, [])
  const act = useCallback((action: ActionId) => desk.current?.run(action), [])
  const [topBar, roundHeight] = useHeight<HTMLDivElement>(64)
  const [brand, brandHeight] = useHeight<HTMLDivElement>(64)
  const topHeight = Math.max(roundHeight, brandHeight)
  useTrayOpensItself(trayCount, () => setPanel({ what: 'tray' }))
  const board = useStore(workshop.board, (open) => open.board)
  const synced = useStore(workshop.board, (open) => open.synced)
  useTheRest(mode === 'board' ? stands : synced)

  const open = useCallback((id: string) => setPanel({ what: 'card', id }), [])
  const show = useCallback(
    (id: string) => {
      if (controls.current === undefined) workshop.selection.setState({ ids: new Set([id]), focusId: id })
      else controls.current.showCard(id)
      setPanel({ what: 'card', id })
    },
    [workshop],
  )
  const aside = useRef<HTMLElement>(null)
  const covered = usePanelCovers(panel !== undefined)
  /** The panel goes, and the keyboard goes back to what it told of. */
  const closePanel = () => {
    const had = aside.current?.contains(document.activeElement) === true
    // What lay under it takes the keyboard again only once it is gone.
    flushSync(() => setPanel(undefined))
    if (!had || panel === undefined) return
    const row = panel.what === 'card' ? document.querySelector<HTMLElement>(`[data-row][data-card-id="${CSS.escape(panel.id)}"]`) : null
    if (panel.what === 'card' && mode === 'board' && board.read.cards.has(panel.id)) controls.current?.showCard(panel.id)
    else (row ?? firstStopIn(mode))?.focus()
  }
  const remove = (id: string) => {
    workshop.commands.deleteCards([id])
    if (!board.read.cards.has(id)) closePanel()
  }
  const closeMoving = () => {
    const id = moving?.[0] ?? ''
    setMoving(undefined)
    // The list puts the row in its new place with the next frame; the row that opened the dialog is gone then.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-row][data-card-id="${CSS.escape(id)}"]`)
      if (row?.contains(document.activeElement) === false && aside.current?.contains(document.activeElement) !== true) row.focus()
    }))
  }
  useReturn(lookingAt, mode)
  const leave = async () => {
    await api.delete(`workshops/${encodeURIComponent(workshop.id)}/sessions/current`)
    await onLeave()
  }
  if (lookingAt !== undefined) {
    return <SealedScreen key={lookingAt} number={lookingAt} onBack={() => lookAt(undefined)} />
  }
  return (
    <div className={styles.page} data-panel={panel !== undefined} data-mode={mode} style={{ '--top-height': `${topHeight}px`, '--tools-top': `${Math.max(92, brandHeight + 24)}px` }}>
      <a className={styles.skip} href="#work" onClick={(event) => { event.preventDefault(); firstStopIn(mode)?.focus() }}>{mode === 'board' ? words.skipToBoard : words.skipToList}</a>
      <div className={styles.brand} ref={brand}><BrandSlip homeHref={addressOf('')} /></div>
      <div className={styles.top} ref={topBar} inert={covered}>
        <div className={styles.round}><RoundSlip workshop={workshop} onLookAt={lookAt} /></div>
        <nav className={styles.people} aria-label={words.peopleAndShare}>
        <span className={styles.counts}><PeopleCounts onOpen={() => setAsked('people')} /></span>
        <hr aria-hidden />
        {synced && <MentionsTool onGo={show} />}
        {trayCount > 0 && (
          <button type="button" className={styles.tool} onClick={() => setPanel(panel?.what === 'tray' ? undefined : { what: 'tray' })}>
            <Inbox size={20} aria-hidden /><span>{words.tray}<span className="visually-hidden">{late.opens}</span></span><span className={styles.badge}>{trayCount}</span>
          </button>
        )}
        <button type="button" className={styles.tool} onClick={() => setMode(mode === 'board' ? 'list' : 'board')}>
          {mode === 'board' ? <List size={20} aria-hidden /> : <MapIcon size={20} aria-hidden />}
          {mode === 'board' ? words.list : words.board}
        </button>
        {mayExport && <button type="button" className={styles.tool} onClick={() => setAsked('download')}><Download size={20} aria-hidden />{words.download}</button>}
        {lead && <Button look="primary" className={styles.share ?? ''} icon={<UserPlus size={20} aria-hidden />} onClick={() => setAsked('share')}>{words.share}</Button>}
      </nav>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- another element would begin what stands in both anew; the list has its own main beside its places */}
      <div id="work" role={mode === 'board' ? 'main' : undefined} className={mode === 'board' ? styles.stage : styles.list}>
        <div className={styles.under} inert={covered}>
          {mode === 'board' ? (
            <Canvas workshop={workshop} insets={insetsOf(topHeight, panel !== undefined)} onOpenCard={open} onSearch={find} onAction={act} onControls={keepControls} />
          ) : (
            <ListView onControls={keepList} onMoveCards={setMoving} onPasteLines={() => clipboard.current?.askLines()} onSearch={find} onMenu={(button) => desk.current?.menu(button)} onAction={act} />
          )}
        </div>
        <ActionDesk
          mode={mode}
          controls={controls}
          desk={desk}
          list={list}
          screen={{
            share: () => setAsked('share'),
            people: () => setAsked('people'),
            parties: () => setAsked('parties'),
            workshop: () => setAsked('workshop'),
            download: () => setAsked('download'),
            tray: () => setPanel({ what: 'tray' }),
            lookAt,
            toBoard: () => setMode('board'),
            toList: () => setMode('list'),
            open: show,
            moveTo: setMoving,
            copy: () => clipboard.current?.copy(),
            cut: () => clipboard.current?.cut(),
            pasteLines: () => clipboard.current?.askLines(),
            pickImages: (at, sectionId) => images.current?.pick(at, sectionId),
          }}
        />
        <ClipboardDesk mode={mode} controls={controls} onDesk={keepClipboard} images={images} />
        <ImagesDesk mode={mode} controls={controls} onDesk={keepImages} pending={pictures} onPending={setPictures} />
      </div>
      {panel !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes what is open; the close button is in it
        <aside ref={aside} className={styles.panel} aria-label={words.side} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && closePanel()}>
          {panel.what === 'card' && <CardPanel cardId={panel.id} onClose={closePanel} onShow={show} onMove={setMoving} onDelete={remove} onGone={() => setPanel(undefined)} />}
          {panel.what === 'tray' && <TrayPanel onClose={closePanel} />}
        </aside>
      )}
      <div className={styles.spoken}><SpokenSlip /></div>
      {asked === 'share' && <ShareDialog workshopId={workshop.id} onClose={() => setAsked(undefined)} />}
      {asked === 'download' && <DownloadDialog view={view} onClose={() => setAsked(undefined)} />}
      {asked === 'people' && <PeopleDialog onClose={() => setAsked(undefined)} onLeave={() => void leave()} onParties={() => setAsked('parties')} onWorkshop={() => setAsked('workshop')} />}
      {asked === 'parties' && <PartiesDialog onClose={() => setAsked(undefined)} />}
      {asked === 'workshop' && <WorkshopDialog onClose={() => setAsked(undefined)} />}
      {moving !== undefined && <MoveDialog ids={moving} live={workshop} onClose={closeMoving} />}
    </div>
  )
}

/** What is not painted at first comes once the board stands, a part at a time. */
function useTheRest(stands: boolean): void {
  useEffect(() => {
    if (!stands) return undefined
    const leaving = new AbortController()
    void fetchTheRest(leaving.signal)
    return () => leaving.abort()
  }, [stands])
}

function Opening() {
  return <p role="status" className={styles.alone}>{useWords(appWords).opening}</p>
}

/** Back from a sealed round the keyboard is at the slip that led there; on the board when that has nothing to press. */
function useReturn(lookingAt: number | undefined, mode: 'board' | 'list'): void {
  const before = useRef(lookingAt)
  useEffect(() => {
    if (before.current !== undefined && lookingAt === undefined) (document.querySelector<HTMLElement>('[data-round-slip] button') ?? firstStopIn(mode))?.focus()
    before.current = lookingAt
  }, [lookingAt, mode])
}

/** Where Tab would enter the board or the list. */
const firstStopIn = (mode: 'board' | 'list'): HTMLElement | null => {
  const find = (selector: string) => document.querySelector<HTMLElement>(`#work ${selector}`)
  return mode === 'board' ? (find('[data-card-id][tabindex="0"]') ?? find('[data-board-surface]')) : find(':is([data-row], main button)')
}

/** What the slips cover of the canvas, px; on small screens they stand beside it instead. */
const insetsOf = (topHeight: number, panelOpen: boolean) => (window.innerWidth <= 900 ? { top: 12 } : { top: topHeight + 24, left: 100, right: panelOpen ? 360 : 16, bottom: 16 })

/** The tray opens when something new falls into it, and never by itself otherwise. */
function useTrayOpensItself(count: number, open: () => void): void {
  const [before, setBefore] = useState(count)
  useEffect(() => {
    if (count === before) return
    setBefore(count)
    if (count > before) open()
    // oxlint-disable-next-line react/exhaustive-deps -- it answers a change of the count, not of the opener
  }, [count, before])
}
