import type { Person } from '@visiebord/shared/protocol/frames.ts'
import { expect, test } from 'vitest'
import { initials, peopleGroups } from './peopleGroups.ts'

const party = (id: string, color: number) => ({ id, name: id, short: id, color })
const person = (id: string, partyId: string | undefined, isHere: boolean): Person => ({ id, name: id, role: 'participant', ...(partyId === undefined ? {} : { partyId }), seats: isHere ? [{ seat: 1 }] : [] })

test('[PR9] people stand by party in the parties’ order, who is here first, who has no party last', () => {
  const all = [person('Zoë', 'tiel', true), person('Bas', 'tiel', false), person('Anna', 'tiel', true), person('Fenna', undefined, true), person('Cor', 'weg', false), person('Dien', 'culemborg', false)]
  expect(peopleGroups(all, [party('culemborg', 1), party('geldermalsen', 2), party('tiel', 3)], 'nl').map(({ party: of, here, persons }) => [of?.id, here, persons.map(({ name }) => name)])).toEqual([
    ['culemborg', 0, ['Dien']],
    ['tiel', 2, ['Anna', 'Zoë', 'Bas']],
    [undefined, 1, ['Fenna', 'Cor']],
  ])
})

test('[PR9] a picture has the letters of the first and the last word', () => {
  expect(['Anna Bakker', 'Fenna de Wit', 'Bas', 'Jan-Willem', '<b>Anna</b>', '🙂', 'émile zola'].map(initials)).toEqual(['AB', 'FW', 'B', 'JW', 'B', '', 'ÉZ'])
})
