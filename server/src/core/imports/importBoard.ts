import { contentOf, writeContent } from '@visiebord/shared/board/content.ts'
import { type ImportPlan, planImport, planLines } from '@visiebord/shared/board/importContent.ts'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import type { BoardJsonEnvelope } from '@visiebord/shared/protocol/http/boardJson.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import type { BoardHubPort } from '../ports/room.ts'
import type { Random } from '../ports/system.ts'
import { facilitatorOf } from '../workshop/actor.ts'
import type { WorkshopDesks } from '../workshop/workshopDesks.ts'

export type ImportCounts = ImportPlan['counts']
export type Importable = BoardJsonEnvelope | { readonly lines: readonly string[] }
export type ImportParts = { readonly desks: WorkshopDesks; readonly hub: BoardHubPort; readonly random: Random }

type Plan = (existing: BoardContent) => ImportPlan

/** [IMP1] Brings a board file, or lines as notes, onto the board: all of it or nothing. Parties are matched by name, authors dropped. */
export async function importBoard(parts: ImportParts, workshopId: string, intent: { readonly what: Importable; readonly actorId: string }): Promise<Outcome<ImportCounts>> {
  const desk = await parts.desks.open(workshopId)
  if (desk === undefined) return decline('no-session')
  const actor = facilitatorOf(desk.state(), intent.actorId)
  if (!actor.ok) return actor
  const newId = (): string => parts.random.id()
  const plan = 'lines' in intent.what ? planOfLines(intent.what.lines, newId) : planOfBoard(intent.what, desk.state().parties, newId)
  if (!plan.ok) return plan
  const room = await parts.hub.open(workshopId)
  let counts: ImportCounts | undefined
  const changed = await room.change(intent.actorId, (doc) => {
    const existing = contentOf(doc)
    const planned = plan.value(existing)
    const full = firstOverLimit(existing, planned.content)
    if (full !== undefined) return decline('board-full', full)
    writeContent(doc, planned.content)
    counts = planned.counts
    return accept(undefined)
  })
  if (!changed.ok) return changed
  return accept(counts ?? { cards: 0, sections: 0, lanes: 0, links: 0, renamed: 0 })
}

function planOfLines(lines: readonly string[], newId: () => string): Outcome<Plan> {
  if (lines.length > BOARD_LIMITS.cards) return decline('board-full', `lines: ${lines.length}, at most ${BOARD_LIMITS.cards}`)
  const long = lines.findIndex((line) => line.length > BOARD_LIMITS.textLength)
  if (long >= 0) return decline('text-too-long', `lines[${long}]: at most ${BOARD_LIMITS.textLength}`)
  return accept((existing) => planLines(existing, lines, { newId }))
}

function planOfBoard(file: BoardJsonEnvelope, parties: readonly Party[], newId: () => string): Outcome<Plan> {
  const { format: _format, ...board } = file
  const parsed = parseContent(board)
  if (!parsed.ok) {
    const code = parsed.why === 'text-too-long' ? 'text-too-long' : parsed.why === 'too-many' ? 'board-full' : 'import-unreadable'
    return decline(code, `${parsed.at} ${parsed.problem}`)
  }
  const key = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
  const here = new Map(parties.map((party) => [key(party.name), party.id]))
  const matched = new Map((file.parties ?? []).map((party) => [party.id, here.get(key(party.name))]))
  return accept((existing) => planImport(existing, parsed.content, { newId, partyOf: (partyId) => matched.get(partyId) }))
}

/** Which list would hold more than a board holds. */
function firstOverLimit(existing: BoardContent, incoming: BoardContent): string | undefined {
  for (const list of ['cards', 'sections', 'lanes', 'links', 'remarks'] as const) {
    const together = (existing[list]?.length ?? 0) + (incoming[list]?.length ?? 0)
    if (together > BOARD_LIMITS[list]) return `${list}: ${together}, at most ${BOARD_LIMITS[list]}`
  }
  return undefined
}
