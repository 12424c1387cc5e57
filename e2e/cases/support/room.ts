import type * as Y from 'yjs'
import { cardsOf, joinToWrite, putCard, type BoardWriter } from '../../contract/support/boardWriter.ts'
import { type At, type Led, type Person, lead } from '../../contract/support/people.ts'
import { percentile } from '../../load/percentile.ts'

/** A board with people who work on it, each behind a socket of its own: what must go on while somebody else does something bad. */
export type ControlRoom = {
  readonly led: Led
  readonly people: readonly Person[]
  readonly writers: readonly BoardWriter[]
  /** Everybody adds a card, again and again until `end` settles (and `atLeast` times each); resolves when all have seen all of it. */
  workWhile(end: Promise<unknown>, options?: { readonly atLeast?: number }): Promise<{ readonly edits: number; readonly p95Ms: number; readonly mostMs: number }>
  leave(): Promise<void>
}

/** Each edit follows so long after the one before, ms: ten people who type. */
const PACE_MS = 100

export async function openControlRoom(at: At, count = 10): Promise<ControlRoom> {
  const led = await lead(at, { title: 'De anderen' })
  await led.begin()
  const people = await Promise.all(Array.from({ length: count }, (_, index) => led.enter('participant', `Ander ${index + 1}`)))
  const writers = await Promise.all(people.map((person) => joinToWrite(at, person)))
  let round = 0
  return {
    led,
    people,
    writers,
    async workWhile(end, { atLeast = 3 } = {}) {
      round += 1
      const prefix = `round ${round} of`
      const writtenAt = new Map<string, number>()
      const delays: number[] = []
      /** What each has seen come; the oldest go again, or a quick machine would fill the board. */
      const seen = writers.map(() => new Set<string>())
      const stopWatching = writers.map(({ doc }, reader) => {
        const look = (event: Y.YMapEvent<Y.Map<unknown>>): void => {
          for (const id of event.keysChanged) {
            if (cardsOf(doc).has(id)) seen[reader]?.add(id)
            const at = cardsOf(doc).has(id) ? writtenAt.get(id) : undefined
            if (at !== undefined && !id.startsWith(`${prefix} ${reader} `)) delays.push(performance.now() - at)
          }
        }
        cardsOf(doc).observe(look)
        return () => cardsOf(doc).unobserve(look)
      })
      let isOver = false
      void Promise.resolve(end).catch(() => undefined).then(() => (isOver = true))
      const work = async (writer: BoardWriter, index: number): Promise<void> => {
        for (let edit = 0; edit < atLeast || !isOver; edit++) {
          const id = `${prefix} ${index} ${edit}`
          writtenAt.set(id, performance.now())
          writer.write((doc) =>
            doc.transact(() => {
              putCard(doc, id, { text: id })
              cardsOf(doc).delete(`${prefix} ${index} ${edit - MOST_OF_ONE}`)
            }),
          )
          await pace()
        }
        await writer.stored()
      }
      await Promise.all(writers.map(work))
      await Promise.all(writers.map(({ socket }, reader) => socket.until(() => [...writtenAt.keys()].every((id) => seen[reader]?.has(id) === true))))
      for (const stop of stopWatching) stop()
      return { edits: writtenAt.size, p95Ms: percentile(delays, 0.95), mostMs: Math.max(...delays) }
    },
    leave: async () => void (await Promise.all(writers.map(({ socket }) => socket.close()))),
  }
}

/** Cards that one writer keeps on the board. */
const MOST_OF_ONE = 60

/** People pause between two edits; nobody waits for this to have happened. */
const pace = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, PACE_MS))
