import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { Participant, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { boardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { inAgendaOrder, openRoundOf } from './agenda.ts'

/** [W25] The workshop as this person may see it. Pure; costs the agenda, not the people. */
export function projectView(state: WorkshopState, me: Participant, at: { readonly generation: string; readonly now: string }): WorkshopView {
  const open = openRoundOf(state)
  const lead = me.role === 'facilitator'
  return {
    id: state.id,
    title: state.title,
    language: state.language,
    parties: state.parties,
    rounds: inAgendaOrder(state.rounds),
    currentRoundId: open?.id ?? null,
    me: { participantId: me.id, name: me.name, role: me.role, ...(me.partyId === undefined ? {} : { partyId: me.partyId }) },
    allowed: { board: boardPermission(me.role, open), lead, export: lead || state.exportsFor.includes(me.role) },
    exportsFor: state.exportsFor,
    limits: { board: BOARD_LIMITS, workshop: WORKSHOP_LIMITS },
    generation: at.generation,
    sealed: state.snapshots.at(-1)?.number ?? 0,
    snapshots: state.snapshots,
    now: at.now,
  }
}
