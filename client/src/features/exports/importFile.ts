import type { Answer } from '../../sync/api.ts'
import { api } from '../../sync/api.ts'

export type Imported = { readonly cards: number; readonly sections: number; readonly lanes: number; readonly links: number; readonly renamed: number }

/** INTERFACE: an import is 20 MB at most; the page refuses first, so that nobody waits for an upload that is turned away. */
const MOST_BYTES = 20 * 1024 * 1024

/** What a file asks to bring in: a board as it was exported, or each line of a text as a note. Undefined when it is neither. */
export function importOf(name: string, text: string): object | undefined {
  if (!name.toLowerCase().endsWith('.json')) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== '')
    return lines.length === 0 ? undefined : { lines }
  }
  try {
    const board: unknown = JSON.parse(text)
    return typeof board === 'object' && board !== null && !Array.isArray(board) ? board : undefined
  } catch {
    return undefined
  }
}

/** All of it or nothing; the board shows it by itself. */
export async function importFile(workshopId: string, file: File): Promise<Answer<Imported>> {
  if (file.size > MOST_BYTES) return { ok: false, problem: { status: 413, code: 'too-large' } }
  const wanted = importOf(file.name, await file.text())
  if (wanted === undefined) return { ok: false, problem: { status: 400, code: 'import-unreadable' } }
  const answer = await api.post<Imported>(`workshops/${encodeURIComponent(workshopId)}/imports`, wanted)
  // What the schema turns away is, for who chose the file, a file that is no board.
  return answer.ok || answer.problem.code !== 'invalid' ? answer : { ok: false, problem: { ...answer.problem, code: 'import-unreadable' } }
}
