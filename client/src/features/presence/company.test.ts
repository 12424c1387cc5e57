import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { CompanyState, PresenceState } from '../../state/openWorkshop.ts'
import { amendPeople, NOBODY } from '../../state/peopleState.ts'
import { comesBack, followersOf, followPerson, gatherEverybody, gatheringNow, showCursors, shownBy, stopFollowing, stopGathering } from './company.ts'

const person = (id: string, role: Person['role'], ...clients: number[]): Person => ({ id, name: id, role, seats: clients.map((client) => ({ seat: client, client })) })
const people = amendPeople(NOBODY, { all: [person('fenna', 'facilitator', 1), person('anna', 'participant', 2, 3), person('bas', 'participant', 4)] }, 4)
const view = { x: 0, y: 0, w: 100, h: 50 }

function workshopOf() {
  const told: Record<string, unknown>[] = []
  const said = createStore<ReadonlyMap<number, CompanyState>>(() => new Map())
  return {
    told,
    presence: createStore<PresenceState>(() => ({ cursorsHidden: false })),
    people: createStore(() => people),
    view: createStore(() => ({ me: { participantId: 'bas' } }) as unknown as WorkshopView),
    awareness: { set: () => undefined, others: createStore(() => new Map()), company: said, tell: (parts: Record<string, unknown>) => void told.push(parts) },
  }
}

describe('following', () => {
  it('[PR5] is told to others and ends once; nobody follows oneself', () => {
    const workshop = workshopOf()
    followPerson(workshop, 'bas')
    expect(workshop.presence.getState().follows).toBeUndefined()
    followPerson(workshop, 'anna')
    expect(workshop.presence.getState().follows).toBe('anna')
    stopFollowing(workshop)
    stopFollowing(workshop)
    expect(workshop.presence.getState()).toEqual({ cursorsHidden: false })
    expect(workshop.told).toEqual([{ follows: 'anna' }, { follows: undefined }])
  })

  it('[PR5] two who follow each other, also by way of a third, would drift away: that is seen', () => {
    const said = new Map<number, CompanyState>([[2, { follows: 'fenna' }], [1, { follows: 'bas' }]])
    expect(comesBack('anna', 'bas', said, people)).toBe(true)
    expect(comesBack('anna', 'bas', new Map([[2, { follows: 'fenna' }], [1, { follows: 'anna' }]]), people)).toBe(false)
    expect(followersOf('bas', said, people).map(({ id }) => id)).toEqual(['fenna'])
  })

  it('[PR5] of several tabs the one that moved last is followed', () => {
    const before = new Map<number, CompanyState>([[2, { view }], [3, { view: { ...view, x: 9 } }]])
    const now = new Map([...before, [2, { view: { ...view, x: 7 } }] as const])
    expect(shownBy('anna', now, people, before)?.view?.x).toBe(7)
    expect(shownBy('fenna', now, people)).toBeUndefined()
  })

  it('[PR14] who is in the list with one tab and on the board with another is followed where they moved last', () => {
    const before = new Map<number, CompanyState>([[2, { view }], [3, { reads: 'c1' }]])
    expect(shownBy('anna', new Map([...before, [3, { reads: 'c2' }] as const]), people, before)).toEqual({ reads: 'c2' })
    expect(shownBy('anna', new Map([...before, [2, { view: { ...view, x: 7 } }] as const]), people, before)?.view?.x).toBe(7)
  })

  it('[PR8] only who the server calls a facilitator brings everybody along', () => {
    expect(gatheringNow('bas', new Map([[2, { gathers: 'a' }], [9, { gathers: 'b' }]]), people)).toBeUndefined()
    expect(gatheringNow('bas', new Map([[1, { gathers: 'a' }]]), people)).toMatchObject({ by: { id: 'fenna' }, value: 'a' })
    expect(gatheringNow('fenna', new Map([[1, { gathers: 'a' }]]), people)).toBeUndefined()
  })

  it('[PR8] who gathers follows nobody, and who follows gathers nobody', () => {
    const workshop = workshopOf()
    followPerson(workshop, 'anna')
    gatherEverybody(workshop, 'g1')
    expect(workshop.presence.getState()).toEqual({ cursorsHidden: false, gathers: 'g1' })
    followPerson(workshop, 'anna')
    expect(workshop.presence.getState()).toEqual({ cursorsHidden: false, follows: 'anna' })
    stopGathering(workshop)
    expect(workshop.told).toEqual([{ follows: 'anna' }, { follows: undefined }, { gathers: 'g1' }, { gathers: undefined }, { follows: 'anna' }])
  })

  it('[PR4] hidden cursors are remembered on this device, also where it forbids that', () => {
    const workshop = workshopOf()
    const kept = new Map<string, string>()
    showCursors(workshop, 'hidden', () => ({ setItem: (key, value) => void kept.set(key, value) }))
    expect([workshop.presence.getState().cursorsHidden, [...kept]]).toEqual([true, [['visiebord.cursors', 'hidden']]])
    showCursors(workshop, 'shown', () => {
      throw new Error('no storage here')
    })
    expect(workshop.presence.getState().cursorsHidden).toBe(false)
  })
})
