import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { Participant, Role, Round } from '@visiebord/shared/workshop/nouns.ts'
import { boardPermission } from '@visiebord/shared/workshop/permissions.ts'
import type { Authority } from '../../core/ports/authority.ts'

const ROUND: Round = { id: 'r1', title: 'Ronde', phase: 'vision', state: 'open', order: 0 }

export type FakeAuthority = Authority & {
  /** Adds or replaces somebody, and tells. */
  put(id: string, role: Role): void
  remove(id: string): void
  /** Opens or closes the round, and tells. */
  setOpen(isOpen: boolean): void
  /** A seal is committed: no open round, one snapshot more. */
  sealed(): number
  setSealed(number: number): void
  readonly listeners: number
}

/** A workshop of which a test sets what it likes. */
export function createFakeAuthority(workshopId: string): FakeAuthority {
  const people = new Map<string, Participant>()
  const listeners = new Set<() => void>()
  let isOpen = true
  let sealed = 0
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const permission = (id: string) => boardPermission(people.get(id)?.role ?? 'viewer', isOpen ? ROUND : undefined)
  return {
    workshopId,
    participant: (id) => people.get(id),
    participants: () => [...people.values()],
    permission,
    sealed: () => sealed,
    view(participantId, generation): WorkshopView {
      const me = people.get(participantId)
      if (me === undefined) throw new RangeError('nobody')
      return {
        id: workshopId,
        title: 'Proef',
        language: 'nl',
        parties: [],
        rounds: isOpen ? [ROUND] : [],
        currentRoundId: isOpen ? ROUND.id : null,
        me: { participantId, name: me.name, role: me.role },
        allowed: { board: permission(participantId), lead: me.role === 'facilitator', export: true },
        exportsFor: [],
        limits: { board: BOARD_LIMITS, workshop: WORKSHOP_LIMITS },
        generation,
        sealed,
        snapshots: [],
        now: '2026-11-22T00:00:00.000Z',
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    put(id, role) {
      people.set(id, { id, name: id, role, joinedAt: '2026-11-22T00:00:00.000Z' })
      tell()
    },
    remove(id) {
      people.delete(id)
      tell()
    },
    setOpen(open) {
      isOpen = open
      tell()
    },
    setSealed(number) {
      sealed = number
      isOpen = false
      tell()
    },
    get listeners() {
      return listeners.size
    },
  }
}
