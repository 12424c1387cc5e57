import { readRemark } from '@visiebord/shared/board/remarks/readRemark.ts'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { facilitator, onlyNotes, openGateRoom, openPage, participant } from '../test/gateRoom.ts'
import { comment, put } from '../test/putRemark.ts'
import { seeded, type Seeded } from '../test/seeded.ts'

type Page = ReturnType<typeof openPage>

describe('whatever hands try', () => {
  const PEOPLE = [['ann', participant], ['bob', participant], ['eva', facilitator], ['cor', onlyNotes]] as const
  const KINDS = ['comment', 'reaction', 'tag', 'vote', undefined] as const
  const SEEDS = Array.from({ length: process.env['SOAK'] === '1' ? 400 : 25 }, (_, index) => Number(process.env['SEED'] ?? 1) + index)

  /** Anything that a modified page could do with remarks: its own, those of others, whole and in pieces. */
  function meddle(page: Page, who: string, random: Seeded): void {
    const id = random.oneOf([...page.root('remarks').keys()]) ?? 'new'
    const entry = page.root('remarks').get(id)
    const own = (): string => `${who}-${random.below(1e6)}`
    const mixed = (): void => {
      const kind = random.oneOf(KINDS)
      const author = random.chance(0.6) ? who : (random.oneOf(PEOPLE)?.[0] ?? who)
      const fields = { kind, ...(random.chance(0.8) && kind !== 'tag' ? { authorId: author } : {}), ...(kind === 'comment' ? {} : { value: kind === 'tag' ? 'wonen' : '👍' }) }
      put(page, random.chance(0.8) ? own() : id, fields, kind === 'comment' || random.chance(0.1) ? 'woorden' : undefined)
    }
    const ofEntry: readonly ((held: Y.Map<unknown>) => void)[] = [
      (held) => void held.set(random.oneOf(['kind', 'authorId', 'value', 'mentions', 'cardId', 'at']) ?? 'at', random.oneOf(['comment', 'tag', who, '👍', '2027-01-31T09:30:00.000Z'])),
      (held) => void held.set('resolved', true),
      (held) => void held.set('text', new Y.Text(`van ${who}`)),
      (held) => held.delete(random.oneOf(['text', 'authorId', 'kind', 'resolved']) ?? 'kind'),
      (held) => {
        const text = held.get('text')
        if (!(text instanceof Y.Text) || text.length < 3) return
        if (random.chance(0.5)) text.insert(random.below(text.length), who)
        else text.delete(0, 2)
      },
    ]
    const acts: readonly (() => void)[] = [
      mixed,
      () => comment(page, own(), who),
      () => put(page, own(), { kind: 'tag', value: 'zorg' }),
      () => page.root('remarks').delete(id),
      () => void (entry instanceof Y.Map && random.oneOf(ofEntry)?.(entry)),
      () => void (entry instanceof Y.Map && random.oneOf(ofEntry)?.(entry)),
    ]
    page.doc.transact(() => {
      for (let i = random.below(2); i >= 0; i--) random.oneOf(acts)?.()
    })
  }

  /** Who wrote what stands in an entry now, but for what is everybody's. */
  function writersIn(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>, found = new Set<number>()): ReadonlySet<number> {
    const items = [...type._map].flatMap(([key, held]) => (key === 'resolved' || held.deleted ? [] : [held]))
    for (let held = type._start; held !== null; held = held.right) if (!held.deleted) items.push(held)
    for (const held of items) {
      found.add(held.id.client)
      if (held.content instanceof Y.ContentType) writersIn(held.content.type, found)
    }
    return found
  }

  it.each(SEEDS)('[G50] [G51] [G52] [G55] what stands under a name was written by that person alone, and is whole (seed %i)', (seed) => {
    const random = seeded(seed)
    const table = openGateRoom()
    let client = 5_000 * seed
    const sit = (who: string, permission: typeof participant): Page => {
      const page = openPage(table, who, permission, ++client)
      page.pull()
      return page
    }
    const pages = new Map<string, Page>(PEOPLE.map(([who, permission]) => [who, sit(who, permission)]))
    const words: string[] = []
    for (let act = 0; act < 200; act++) {
      const [who, permission] = random.oneOf(PEOPLE) ?? PEOPLE[0]
      const page = pages.get(who) ?? sit(who, permission)
      meddle(page, who, random)
      const answers = page.send()
      words.push(...answers)
      // Who is refused comes back as another page.
      if (answers.some((answer) => answer !== 'write' && answer !== 'known')) pages.set(who, sit(who, permission))
      if (random.chance(0.4)) table.flush()
      if (random.chance(0.5)) pages.get(who)?.pull()
    }
    table.flush()
    expect(words.filter((word) => word === 'write').length, 'something got in').toBeGreaterThan(20)
    expect(words).toContain('not-your-remark')
    expect(table.isWhole()).toBe(true)
    for (const [id, entry] of table.doc.getMap('remarks').entries()) {
      if (!(entry instanceof Y.Map)) throw new Error('no map')
      const { value, skipped } = readRemark(id, entry)
      if (value?.kind === 'tag') continue
      // An author may empty their own; nobody else may write in it.
      expect([id, skipped > 0 && value !== undefined]).toEqual([id, false])
      for (const writer of writersIn(entry)) expect([id, table.bindings.get(writer)?.participantId]).toEqual([id, entry.get('authorId')])
    }
  })
})
