import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { later } from '../../ui/later.tsx'
import { isMac, shownKeys } from '../actions/shownKeys.ts'
import { actionWords } from '../actions/words.ts'
import type { CanvasControls } from '../canvas/canvasCommon.ts'
import { followClipboard } from './clipboardEvents.ts'
import { createClipboardHand } from './clipboardHand.ts'
import { createPasteSpot } from './pasteSpot.ts'
import { clipboardWords } from './words.ts'

const PasteDialog = later(async () => (await import('./PasteDialog.tsx')).PasteDialog, { closes: ({ onClose }) => onClose })

/** What the palette and menus ask of the clipboard. */
export type ClipboardControls = {
  readonly copy: () => void
  readonly cut: () => void
  /** Opens the dialog with a field of its own. */
  readonly askLines: () => void
}

type Props = {
  readonly mode: 'board' | 'list'
  readonly controls: RefObject<CanvasControls | undefined>
  /** Given once it is here, anew when it changes. */
  readonly onDesk: (desk: ClipboardControls) => void
  /** What puts pictures on the board, once it is here. */
  readonly images: Parameters<typeof createClipboardHand>[0]['images']
}
type Asked = { readonly text: string | undefined; readonly sectionId: string | undefined }

/** Copy, cut and paste on this page, on the board and in the list. */
export function ClipboardDesk({ mode, controls, onDesk, images }: Props) {
  const workshop = useWorkshop()
  const language = useLanguage()
  const words = useWords(clipboardWords)
  const { keyNames } = useWords(actionWords)
  const { board } = useStore(workshop.board)
  const [asked, setAsked] = useState<Asked>()
  const [spot] = useState(createPasteSpot)
  const pasteKeys = shownKeys('Mod+V', keyNames, isMac()).join(isMac() ? '' : '+')
  const hand = createClipboardHand({ workshop, reader: board.read, canvas: () => (mode === 'board' ? controls.current : undefined), spot, words, language, pasteKeys, images, ask: setAsked })
  const now = useRef(hand)
  useLayoutEffect(() => {
    now.current = hand
    onDesk({ copy: hand.copyAsked, cut: hand.cutAsked, askLines: () => setAsked({ text: undefined, sectionId: hand.sectionHere() }) })
  })
  useEffect(() => {
    const stopTaking = followClipboard(() => now.current)
    const stop = spot.follow(window)
    return () => {
      stopTaking()
      stop()
    }
  }, [spot])
  return asked === undefined ? null : (
    <PasteDialog reader={board.read} text={asked.text} sectionId={asked.sectionId} onPut={hand.put} onCards={hand.pasteCards} onClose={() => setAsked(undefined)} />
  )
}
