import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ActionContext, PageVerbs } from '../features/actions/actionContext.ts'
import type { ActionId } from '../features/actions/catalogue.ts'
import { lettersAreOn, setLetters } from '../features/actions/letters.ts'
import { isMac, shownKeys } from '../features/actions/shownKeys.ts'
import { actionWords } from '../features/actions/words.ts'
import type { CanvasControls } from '../features/canvas/canvasCommon.ts'
import { followClipboard } from '../features/clipboard/clipboardEvents.ts'
import { clipboardWords } from '../features/clipboard/words.ts'
import { writeCards } from '../features/clipboard/writeCards.ts'
import type { FindPort } from '../features/find/findPort.ts'
import { type FindControls, FindSlip } from '../features/find/FindSlip.tsx'
import { usePreferences } from '../features/lobby/preferences.ts'
import { ContextMenu } from '../features/palette/ContextMenu.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { ShortcutHelp } from '../features/palette/ShortcutHelp.tsx'
import { useLanguage, useWords } from '../language/language.ts'
import { useWorkshop } from '../state/workshopContext.ts'
import { boardMenu, type MoreContext, type OpenMenu } from './boardMenu.ts'
import { useActionKeys } from './useActionKeys.ts'

/** All that can be done without changing anything. */
const IN_SEALED: ReadonlySet<ActionId> = new Set<ActionId>([
  'open', 'copy', 'select-all', 'select-none', 'section-cards', 'section-show', 'find', 'fit', 'fit-selection', 'show-section', 'show-roadmap', 'zoom-in', 'zoom-out', 'zoom-full',
  'theme-light', 'theme-dark', 'theme-high-contrast', 'language-nl', 'language-en', 'letters-on', 'letters-off', 'help',
])
/** A phone has no Ctrl key to tell of. */
const hasKeyboard = (): boolean => window.matchMedia('(any-pointer: fine)').matches
const none = (): undefined => undefined
const NO_VERBS: PageVerbs = {
  share: none, people: none, parties: none, workshop: none, download: none, tray: none, agenda: none, seal: none, moreTime: none, openRound: none, lookAt: none, toBoard: none, toList: none,
  palette: none, help: none, find: none, askSize: none, copy: none, cut: none, pasteLines: none, pickImages: none,
}

type Props = {
  readonly reader: BoardReader
  /** As they were when the round was sealed. */
  readonly parties: readonly Party[]
  readonly controls: RefObject<CanvasControls | undefined>
}
type Open = { readonly what: 'palette'; readonly context: ActionContext } | { readonly what: 'help' } | ({ readonly what: 'menu' } & OpenMenu) | undefined

/** [CB16] Palette, menus, search and copying over a sealed round: its cards go onto the clipboard, nothing of it changes. */
export function SealedDesk({ reader, parties, controls }: Props) {
  const workshop = useWorkshop()
  const language = useLanguage()
  const look = usePreferences()
  const words = useWords(clipboardWords)
  const { keyNames } = useWords(actionWords)
  const [open, setOpen] = useState<Open>()
  const [search, setSearch] = useState<{ readonly port: FindPort; readonly start: string }>()
  const finding = useRef<FindControls>(undefined)
  const keepFinding = useCallback((given: FindControls | undefined) => {
    finding.current = given
  }, [])
  const lookedFor = useRef('')
  const cameFrom = useRef<Element>(null)
  const chosen = (): readonly string[] => controls.current?.verbs.chosen() ?? []
  const copy = (data: DataTransfer): boolean => {
    const ids = chosen()
    if (ids.length === 0) return false
    const count = writeCards(data, ids, { workshopId: workshop.id, parties, reader, inOrder: (all) => controls.current?.inReadingOrder(all) ?? all })
    // Seen too: that one has to go back for the rest of it, nobody would guess.
    const keys = shownKeys('Mod+V', keyNames, isMac()).join(isMac() ? '' : '+')
    workshop.announce.say(hasKeyboard() ? words.copiedSealed(count, keys) : words.copiedSealedTouch(count), { urgent: true })
    return true
  }
  const taking = useRef({ copy, hasChosen: () => chosen().length > 0 })
  useLayoutEffect(() => {
    taking.current = { copy, hasChosen: () => chosen().length > 0 }
  })
  useEffect(() => followClipboard(() => taking.current), [])
  const find = (): void => {
    if (search !== undefined) return finding.current?.enter()
    cameFrom.current = document.activeElement
    if (controls.current !== undefined) setSearch({ port: controls.current.find, start: lookedFor.current })
  }
  const page: PageVerbs = { ...NO_VERBS, copy: () => void document.execCommand('copy'), find, help: () => setOpen({ what: 'help' }) }
  function contextOf(canvas: CanvasControls, more: MoreContext = {}): ActionContext {
    return { on: 'board', live: workshop, reader, ids: chosen(), ...more, cards: canvas.verbs, canvas: canvas.verbs, page, only: IN_SEALED, look: { ...look, language, letters: lettersAreOn(), setLetters } }
  }
  useActionKeys({
    palette: () => controls.current !== undefined && setOpen({ what: 'palette', context: contextOf(controls.current) }),
    help: page.help,
    find,
    finding,
    menu: (asked) => {
      const { current: canvas } = controls
      if (canvas === undefined) return false
      setOpen({ what: 'menu', ...boardMenu(canvas, asked, (more) => contextOf(canvas, more)) })
      return true
    },
  })
  /** What was asked for happens once the keyboard is back: it speaks about what has it. */
  const act = (does: () => void): void => {
    setOpen(undefined)
    requestAnimationFrame(does)
  }
  const close = (): void => setOpen(undefined)
  return (
    <>
      {search !== undefined && (
        <FindSlip
          reader={reader}
          parties={parties}
          port={search.port}
          start={search.start}
          onTyped={(typed) => (lookedFor.current = typed)}
          onControls={keepFinding}
          onClose={(taken) => {
            setSearch(undefined)
            const back = cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected ? cameFrom.current : document.querySelector<HTMLElement>('[data-board-surface]')
            if (!taken) back?.focus({ preventScroll: true })
          }}
        />
      )}
      {open?.what === 'palette' && <Palette context={open.context} onRun={act} onClose={close} />}
      {open?.what === 'help' && <ShortcutHelp letters={lettersAreOn()} onLetters={setLetters} onClose={close} />}
      {open?.what === 'menu' && (
        <ContextMenu
          key={`${open.at.x} ${open.at.y}`}
          context={open.context}
          of={open.of}
          at={open.at}
          onRun={act}
          onClose={(how) => {
            setOpen(undefined)
            if (how !== 'away' && open.from instanceof HTMLElement) open.from.focus({ preventScroll: true })
          }}
        />
      )}
    </>
  )
}
