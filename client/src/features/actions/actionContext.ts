import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { CardKind, Pen, Position } from '@visiebord/shared/board/schema.ts'
import type { Language } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { SizedThings } from '../cards/sizing/sizing.ts'
import type { Preferences } from '../lobby/preferences.ts'

/** What can be done with cards and with what they lie on, on the board and in the list alike. */
export type CardVerbs = {
  readonly edit: (id: string) => void
  /** The panel with all of a card. */
  readonly open: (id: string) => void
  /** Asks where to. */
  readonly moveTo: (ids: readonly string[]) => void
  readonly remove: (ids: readonly string[]) => void
  readonly select: (ids: Iterable<string>, options?: { readonly tell?: boolean }) => void
  readonly selectAll: () => void
  readonly duplicate: (ids: readonly string[]) => void
  /** Begins a link at this card. */
  readonly link: (id: string) => void
  /** Puts down a section, and asks its name. */
  readonly addSection: (at?: Position) => void
  readonly renameSection: (id: string) => void
  /** Asks first when cards are in it. */
  readonly removeSection: (id: string) => void
  /** On the board it lies there at once; the list asks for its words first. */
  readonly add: (kind: CardKind, at?: Position, fields?: Readonly<Record<string, unknown>>) => void
  readonly showSection: (id: string) => void
  readonly addRoadmap: (now: Date) => void
  readonly showRoadmap: () => void
  readonly askTimeline: () => void
  readonly addLane: () => void
  readonly renameLane: (id: string) => void
  /** Asks first when projects are in it. */
  readonly removeLane: (id: string) => void
  readonly moveLane: (id: string, by: -1 | 1) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** What only the board can do: it has a view, and takes a pen. */
export type CanvasVerbs = CardVerbs & {
  readonly chosen: () => readonly string[]
  /** Takes the pen in hand. */
  readonly draw: (pen: Pen) => void
  readonly fitAll: () => void
  readonly fitChosen: () => void
  readonly zoomBy: (steps: number) => void
  readonly zoomTo: (scale: number) => void
}

export type PageVerbs = {
  readonly share: () => void
  readonly people: () => void
  readonly parties: () => void
  /** Its name, and its end. */
  readonly workshop: () => void
  readonly download: () => void
  readonly tray: () => void
  readonly agenda: () => void
  readonly seal: () => void
  readonly moreTime: () => void
  readonly openRound: (id: string) => void
  readonly lookAt: (sealed: number) => void
  readonly toBoard: () => void
  readonly toList: () => void
  readonly palette: () => void
  readonly help: () => void
  readonly find: () => void
  /** Asks for a width and a height. */
  readonly askSize: (of: SizedThings) => void
  readonly copy: () => void
  readonly cut: () => void
  /** Asks for lines to make cards of. */
  readonly pasteLines: () => void
  /** Asks for files; `at`: where a menu was opened; in the list, the section that it was asked for. */
  readonly pickImages: (at?: Position, sectionId?: string) => void
}

/** Where and upon what an action is asked for: made anew for each menu that opens and each action that runs. */
export type ActionContext = {
  readonly on: 'board' | 'list'
  readonly live: OpenWorkshop
  readonly reader: BoardReader
  /** The cards it is about: chosen, or the one that has the keyboard. */
  readonly ids: readonly string[]
  readonly sectionId?: string
  readonly laneId?: string
  /** The board point of a menu opened by hand. */
  readonly at?: Position
  readonly cards: CardVerbs
  /** Absent in the list. */
  readonly canvas: CanvasVerbs | undefined
  readonly page: PageVerbs
  /** Ids of the actions there are here; all of them when absent. A sealed round has those that change nothing. */
  readonly only?: ReadonlySet<string>
  readonly look: Preferences & { readonly language: Language; readonly letters: boolean; readonly setLetters: (on: boolean) => void }
}
