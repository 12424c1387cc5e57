import { ClipboardCopy, ClipboardPaste, Scissors } from 'lucide-react'
import { actionGroup } from '../actionGroup.ts'
import { firstOf, mayChangeThem, mayWrite, someCard, type WhyNot } from '../reasons.ts'

const mayWriteSome: WhyNot = (context) => (context.live.view.getState().allowed.board.kinds.length > 0 ? undefined : mayWrite('note')(context))

/** The browser asks for pasting itself; a page may not look into the clipboard. */
export const clipboard = actionGroup({
  title: { nl: 'Kopiëren en plakken', en: 'Copy and paste' },
  actions: {
    copy: { icon: ClipboardCopy, menus: ['card', 'cards'], whyNot: someCard, run: ({ page }) => page.copy() },
    cut: { icon: Scissors, menus: ['card', 'cards'], whyNot: firstOf(someCard, mayChangeThem), run: ({ page }) => page.cut() },
    paste: { keysOnly: true },
    'paste-lines': { icon: ClipboardPaste, menus: ['ground', 'section'], whyNot: mayWriteSome, run: ({ page }) => page.pasteLines() },
  },
  words: {
    nl: {
      copy: { name: 'Kopiëren', also: 'klembord andere workshop' },
      cut: { name: 'Wegknippen', also: 'knippen klembord verplaatsen' },
      paste: 'Plakken: kaarten, tekst of een lijst',
      'paste-lines': { name: 'Plakken uit een lijst…', also: 'Excel Word regels cellen tekst invoegen klembord spreadsheet' },
    },
    en: {
      copy: { name: 'Copy', also: 'clipboard other workshop' },
      cut: { name: 'Cut', also: 'clipboard move' },
      paste: 'Paste: cards, text or a list',
      'paste-lines': { name: 'Paste from a list…', also: 'Excel Word lines cells text insert clipboard spreadsheet' },
    },
  },
})
