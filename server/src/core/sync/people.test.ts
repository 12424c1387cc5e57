import type { PeopleFrame, Person } from '@visiebord/shared/protocol/frames.ts'
import { readJsonBody } from '@visiebord/shared/protocol/frames.ts'
import type { Participant } from '@visiebord/shared/workshop/nouns.ts'
import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { People, type Seat } from './people.ts'

const bodyOf = (frame: Uint8Array): PeopleFrame => {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  return readJsonBody(decoder) as PeopleFrame
}

test('[S80] whoever comes, goes, is renamed or removed: everybody at once and all the changes come to the same people', () => {
  const names = fc.constantFrom('Anna', 'Bé', 'نور')
  const step = fc.oneof(
    fc.record({ is: fc.constant('add' as const), name: names }),
    fc.record({ is: fc.constant('rename' as const), who: fc.nat(5), name: names }),
    fc.record({ is: fc.constant('remove' as const), who: fc.nat(5) }),
    fc.record({ is: fc.constant('sit' as const), who: fc.nat(5) }),
    fc.record({ is: fc.constant('leave' as const), seat: fc.nat(9) }),
    fc.record({ is: fc.constant('bind' as const), seat: fc.nat(9) }),
    fc.constant({ is: 'tell' as const }),
    fc.constant({ is: 'join' as const }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const participants: Participant[] = []
      const seats: { seat: number; participantId: string; boundClient: number | undefined }[] = []
      const present = (): readonly Participant[] => participants.filter(({ removedAt }) => removedAt === undefined)
      const people = new People({ participants: () => participants, participant: (id) => present().find((one) => one.id === id) }, (): readonly Seat[] => seats)
      const heard = new Map<string, Person>()
      const tell = (): void => {
        const frame = people.takeFrame()
        if (frame === undefined) return
        const { changed = [], left = [] } = bodyOf(frame)
        for (const person of changed) heard.set(person.id, person)
        for (const id of left) heard.delete(id)
      }
      let count = 0
      for (const each of steps) {
        if (each.is === 'add') {
          participants.push({ id: `p${participants.length}`, name: each.name, role: 'participant', joinedAt: '2026-11-22T09:00:00.000Z' })
          people.changed()
        }
        if (each.is === 'rename' || each.is === 'remove') {
          const one = participants[each.who]
          if (one) participants[each.who] = each.is === 'rename' ? { ...one, name: each.name } : { ...one, removedAt: '2026-11-22T10:00:00.000Z' }
          people.changed()
        }
        if (each.is === 'sit') {
          const one = present()[each.who]
          if (one) seats.push({ seat: ++count, participantId: one.id, boundClient: undefined })
          if (one) people.changed(one.id)
        }
        if (each.is === 'leave') for (const { participantId } of seats.splice(each.seat, 1)) people.changed(participantId)
        if (each.is === 'bind') {
          const seat = seats[each.seat]
          if (seat) seat.boundClient = 1_000 + seat.seat
          if (seat) people.changed(seat.participantId)
        }
        if (each.is === 'tell') tell()
        if (each.is === 'join') expect(bodyOf(people.all())).toEqual({ all: people.persons() })
      }
      tell()
      const byId = (persons: Iterable<Person>): readonly Person[] => [...persons].toSorted((a, b) => a.id.localeCompare(b.id))
      expect(byId(heard.values())).toEqual(byId(people.persons()))
      expect(bodyOf(people.all())).toEqual({ all: people.persons() })
    }),
  )
})
