import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Board } from '@visiebord/shared/board/board.ts'
import * as Y from 'yjs'
import type { OpenWorkshop } from '../../../state/openWorkshop.ts'
import type { ActionContext, CanvasVerbs, PageVerbs } from '../actionContext.ts'

type Allowed = { readonly kinds?: readonly string[]; readonly links?: boolean; readonly structure?: boolean; readonly reason?: string; readonly lead?: boolean; readonly export?: boolean }

export function freshBoard(): Board {
  let count = 0
  return openBoard(new Y.Doc(), { newId: () => `id-${++count}`, authorId: () => 'me' })
}

/** A context in which all verbs only tell that they were called. */
export function contextOf(board: Board, { allowed = {}, ...more }: Partial<ActionContext> & { readonly allowed?: Allowed } = {}) {
  const calls: string[] = []
  const verbs = <Verbs extends object>(): Verbs => new Proxy({}, { get: (_, name) => (...args: readonly unknown[]) => void calls.push([String(name), ...args.map((arg) => JSON.stringify(arg))].join(' ')) }) as Verbs
  const { kinds = ['note', 'development', 'principle', 'statement', 'project', 'step'], links = true, structure = true, lead = true, export: mayExport = true, reason } = allowed
  const view = { allowed: { lead, export: mayExport, board: { kinds, links, structure, reason } }, rounds: [], currentRoundId: undefined, sealed: 0 }
  const store = <State>(state: State) => ({ getState: () => state })
  const live = { view: store(view), board: store({ board, synced: true }), tray: store({ items: [] }), commands: board.commands } as unknown as OpenWorkshop
  const canvas = verbs<CanvasVerbs>()
  const context: ActionContext = {
    on: 'board',
    live,
    reader: board.read,
    ids: [],
    cards: canvas,
    canvas,
    page: verbs<PageVerbs>(),
    look: { theme: 'light', chooseTheme: (theme) => void calls.push(`theme ${theme}`), chooseLanguage: (language) => void calls.push(`language ${language}`), language: 'nl', letters: true, setLetters: (on) => void calls.push(`letters ${on}`) },
    ...more,
  }
  return { context, calls }
}
