import { type ComponentProps, useCallback, useRef } from 'react'
import type { ActionContext } from '../features/actions/actionContext.ts'
import { setLetters } from '../features/actions/letters.ts'
import { HearingChoice } from '../features/announcing/HearingChoice.tsx'
import type { FindControls } from '../features/find/FindSlip.tsx'
import { giveKeyboard } from '../ui/giveKeyboard.ts'
import { later } from '../ui/later.tsx'
import type { OpenMenu } from './boardMenu.ts'

const DIALOG = { closes: ({ onClose }: { readonly onClose: () => void }) => onClose }
const Palette = later(async () => (await import('../features/palette/Palette.tsx')).Palette, DIALOG)
const ShortcutHelp = later(async () => (await import('../features/palette/ShortcutHelp.tsx')).ShortcutHelp, DIALOG)
const ContextMenu = later(async () => (await import('../features/palette/ContextMenu.tsx')).ContextMenu, { says: 'over' })
const FindSlip = later(async () => (await import('../features/find/FindSlip.tsx')).FindSlip, { says: 'over' })

/** What is asked for over a board or a list, and what it was asked about. */
export type Asked = { readonly what: 'palette' | 'help'; readonly context: ActionContext } | ({ readonly what: 'menu' } & OpenMenu)

/** What the search keeps from one time to the next. */
export function useSearch() {
  const finding = useRef<FindControls>(undefined)
  const cameFrom = useRef<Element>(null)
  const lookedFor = useRef('')
  const onControls = useCallback((given: FindControls | undefined) => {
    finding.current = given
  }, [])
  return {
    /** Of the slip that is open. */
    finding,
    lookedFor,
    /** Remembers where the keyboard is. */
    begin: (): void => void (cameFrom.current = document.activeElement),
    onControls,
    onTyped: (typed: string): void => void (lookedFor.current = typed),
    /** The keyboard goes back to where it was. */
    giveBack: (): void => giveKeyboard(cameFrom.current),
  }
}

type SearchProps = Pick<ComponentProps<typeof FindSlip>, 'reader' | 'parties' | 'port' | 'start'> & { readonly search: ReturnType<typeof useSearch>; readonly onClose: () => void }

/** The search over a board or a list; it gives the keyboard back unless a card that was found has it. */
export function SearchSlip({ search: { onControls, onTyped, giveBack }, onClose, ...what }: SearchProps) {
  return (
    <FindSlip
      {...what}
      onTyped={onTyped}
      onControls={onControls}
      onClose={(taken) => {
        onClose()
        if (!taken) giveBack()
      }}
    />
  )
}

type AskedProps = { readonly asked: Asked; /** Over a board on which others work. */ readonly hearsOthers: boolean; readonly onRun: (act: () => void) => void; readonly onClose: () => void }

/** The palette, the help, or the menu of what lies there; who closes a menu has the keyboard back where it was. */
export function AskedSlip({ asked, hearsOthers, onRun, onClose }: AskedProps) {
  if (asked.what === 'palette') return <Palette context={asked.context} onRun={onRun} onClose={onClose} />
  if (asked.what !== 'menu') return <ShortcutHelp letters={asked.context.look.letters} onLetters={setLetters} onClose={onClose}>{hearsOthers && <HearingChoice />}</ShortcutHelp>
  const { context, of, at, from } = asked
  return (
    <ContextMenu
      key={`${at.x} ${at.y}`}
      context={context}
      of={of}
      at={at}
      onRun={onRun}
      onClose={(how) => {
        onClose()
        if (how !== 'away') giveKeyboard(from)
      }}
    />
  )
}
