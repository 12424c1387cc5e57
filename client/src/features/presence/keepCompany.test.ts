import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { announceStore } from '../../state/announceStore.ts'
import type { CompanyState, PresenceState } from '../../state/openWorkshop.ts'
import { amendPeople, NOBODY } from '../../state/peopleState.ts'
import { followPerson, stopFollowing } from './company.ts'
import { keepCompany } from './keepCompany.ts'
import { presenceWords } from './words.ts'

const person = (id: string, role: Person['role'], ...clients: number[]): Person => ({ id, name: `${id} Bakker`, role, seats: clients.map((client) => ({ seat: client, client })) })
const everybody = amendPeople(NOBODY, { all: [person('Fenna', 'facilitator', 1), person('Anna', 'participant', 2), person('Bas', 'participant', 3)] }, 3)

/** The page of Bas. */
function pageOfBas(people = everybody) {
  const company = createStore<ReadonlyMap<number, CompanyState>>(() => new Map())
  const page = {
    presence: createStore<PresenceState>(() => ({ cursorsHidden: false })),
    people: createStore(() => people),
    view: createStore(() => ({ me: { participantId: 'Bas' }, allowed: { lead: false } }) as unknown as WorkshopView),
    awareness: { set: () => undefined, others: createStore(() => new Map()), company, tell: () => undefined },
    announce: announceStore(),
  }
  return {
    ...page,
    stop: keepCompany(page, () => presenceWords.nl),
    said: (entries: readonly (readonly [number, CompanyState])[]) => company.setState(new Map(entries), true),
    follows: () => page.presence.getState().follows,
  }
}

describe('keeping company', () => {
  it('[PR8] a facilitator who gathers is followed and said, and let go of when that ends', () => {
    const bas = pageOfBas()
    bas.said([[1, { gathers: 'g1' }]])
    expect([bas.follows(), bas.announce.getState()]).toMatchObject(['Fenna', { text: presenceWords.nl.gathered('Fenna Bakker'), urgent: true }])
    bas.said([[1, {}]])
    expect([bas.follows(), bas.announce.getState().text]).toEqual([undefined, presenceWords.nl.followEnded('Fenna Bakker')])
  })

  it('[PR8] who let go is not brought back by the same request, not even when the line was lost; by a new one yes', () => {
    const bas = pageOfBas()
    bas.said([[1, { gathers: 'g1' }]])
    stopFollowing(bas)
    bas.said([[1, { gathers: 'g1', view: { x: 0, y: 0, w: 9, h: 9 } }]])
    bas.said([])
    bas.said([[1, { gathers: 'g1' }]])
    expect(bas.follows()).toBeUndefined()
    bas.said([[1, { gathers: 'g2' }]])
    expect(bas.follows()).toBe('Fenna')
  })

  it('[PR8] who went along goes on after the line was lost', () => {
    const bas = pageOfBas()
    bas.said([[1, { gathers: 'g1' }]])
    bas.said([])
    expect(bas.follows()).toBeUndefined()
    bas.said([[1, { gathers: 'g1' }]])
    expect(bas.follows()).toBe('Fenna')
  })

  it('[PR8] a request that came before the server said who it is from waits for that word; of a participant it is nothing', () => {
    const bas = pageOfBas(NOBODY)
    bas.said([[1, { gathers: 'g1' }], [2, { gathers: 'a1' }]])
    expect(bas.follows()).toBeUndefined()
    bas.people.setState(everybody, true)
    expect(bas.follows()).toBe('Fenna')
  })

  it('[PR5] following ends, and is said, when the other leaves or follows me', () => {
    const bas = pageOfBas()
    followPerson(bas, 'Anna')
    expect(bas.announce.getState().text).toBe(presenceWords.nl.followsNow('Anna Bakker'))
    bas.said([[2, { follows: 'Bas' }]])
    expect(bas.follows()).toBeUndefined()
    bas.said([])
    followPerson(bas, 'Anna')
    bas.people.setState(amendPeople(everybody, { changed: [person('Anna', 'participant')] }, 3), true)
    expect([bas.follows(), bas.announce.getState().text]).toEqual([undefined, presenceWords.nl.followEnded('Anna Bakker')])
  })

  it('[PR5] who is followed hears by whom, once', () => {
    const bas = pageOfBas()
    bas.said([[2, { follows: 'Bas' }]])
    const { text, count } = bas.announce.getState()
    expect(text).toBe('Anna kijkt nu met u mee.')
    bas.said([[2, { follows: 'Bas', view: { x: 0, y: 0, w: 9, h: 9 } }]])
    expect(bas.announce.getState().count).toBe(count)
    bas.stop()
    bas.said([[1, { gathers: 'g1' }]])
    expect(bas.follows()).toBeUndefined()
  })
})
