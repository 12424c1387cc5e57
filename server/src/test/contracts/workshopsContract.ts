import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Store } from '../../core/ports/store.ts'
import { refusesConflict } from './refusesConflict.ts'
import { boardSeed, boardWrite, bytesOf, linkRow, sessionRow, snapshotOf, workshopState, workshopWrite, AT } from './storeSamples.ts'

/** A part of the contract: what is kept beside boards, and goes with its workshop. */
export function testWorkshops(store: () => Store): void {
  test('[DB67] a picture is kept once, unchanged, and goes with its workshop', async () => {
    const image = (workshopId: string, content: Uint8Array) => ({ workshopId, file: hash('sha256', content, 'hex'), bytes: content, width: 2, height: 1, participantId: 'p1', at: AT })
    const [one, two] = [image('w1', bytesOf(1, 2, 3)), image('w1', bytesOf(4))]
    await store().commit([{ type: 'image', image: one }, { type: 'image', image: two }, { type: 'image', image: one }])
    await store().commit([{ type: 'image', image: { ...one, participantId: 'p2' } }, { type: 'image', image: image('w2', one.bytes) }])
    expect(await store().readImage('w1', one.file)).toEqual(one.bytes)
    expect(await store().weighImages('w1')).toEqual({ count: 2, bytes: 4 })
    expect(await store().readImage('w3', one.file)).toBeUndefined()
    expect(await store().weighImages('w3')).toEqual({ count: 0, bytes: 0 })
    await store().commit([{ type: 'delete-workshop', workshopId: 'w1' }])
    expect(await store().readImage('w1', one.file)).toBeUndefined()
    expect(await store().readImage('w2', one.file)).toEqual(one.bytes)
    await refusesConflict(store().commit([{ type: 'image', image: one }]))
  })

  test('[DB9] a workshop changes only from the version that was decided on', async () => {
    const first = workshopState('w1', { parties: [{ id: 'a', name: 'Gemeente ’s-Hertogenbosch 🌳', short: 'SHB', color: 1 }] })
    await store().commit([workshopWrite(first)])
    await refusesConflict(store().commit([workshopWrite({ ...first, title: 'Also first' })]))
    await store().commit([workshopWrite({ ...first, version: 2, title: 'Second' })])
    await refusesConflict(store().commit([workshopWrite({ ...first, version: 2, title: 'Also second' })]))
    await refusesConflict(store().commit([workshopWrite(workshopState('w9', { version: 5 }))]))
    expect(await store().readWorkshop('w1')).toEqual({ ...first, version: 2, title: 'Second' })
  })

  test('[DB9] of two decisions on one version that are committed at once, one is refused', async () => {
    const first = workshopState('w1')
    await store().commit([workshopWrite(first)])
    const outcomes = await Promise.allSettled(['left', 'right'].map((title) => store().commit([workshopWrite({ ...first, version: 2, title })])))
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected'])
    expect((await store().readWorkshop('w1'))?.title).toBe('left')
  })

  test('[DB10] the list of workshops is oldest first', async () => {
    for (const [id, createdAt] of [['wb', '2026-02-02T00:00:00.000Z'], ['wa', '2026-03-03T00:00:00.000Z']] as const) {
      await store().commit([workshopWrite(workshopState(id, { createdAt, title: `T ${id}` }))])
    }
    expect(await store().listWorkshops()).toEqual([
      { id: 'wb', title: 'T wb', createdAt: '2026-02-02T00:00:00.000Z' },
      { id: 'wa', title: 'T wa', createdAt: '2026-03-03T00:00:00.000Z' },
    ])
  })

  test('[DB11] a snapshot follows the one before it and is never written again', async () => {
    await store().commit([workshopWrite(workshopState('w1'))])
    await refusesConflict(store().commit([{ type: 'snapshot', snapshot: snapshotOf('w1', 2) }]))
    await store().commit([{ type: 'snapshot', snapshot: snapshotOf('w1', 1) }])
    await refusesConflict(store().commit([{ type: 'snapshot', snapshot: snapshotOf('w1', 1, { record: 'other' }) }]))
    await refusesConflict(store().commit([{ type: 'snapshot', snapshot: snapshotOf('w1', 2, { previousSha256: 'another' }) }]))
    await store().commit([{ type: 'snapshot', snapshot: snapshotOf('w1', 2) }])
    expect(await store().readSnapshot('w1', 1)).toEqual(snapshotOf('w1', 1))
    expect(await store().readSnapshot('w1', 2)).toEqual(snapshotOf('w1', 2))
  })

  test('[DB12] a renewed link replaces the one of its role: the old token is unknown at once', async () => {
    await store().commit([{ type: 'link', link: linkRow('w1', 'viewer', 'v1') }, { type: 'link', link: linkRow('w1', 'facilitator', 'f1') }])
    await store().commit([{ type: 'link', link: linkRow('w1', 'viewer', 'v2') }])
    expect(await store().findLink('hash-of-v1')).toBeUndefined()
    expect(await store().findLink('hash-of-v2')).toEqual(linkRow('w1', 'viewer', 'v2'))
    expect(await store().linksOf('w1')).toEqual([linkRow('w1', 'facilitator', 'f1'), linkRow('w1', 'viewer', 'v2')])
    await refusesConflict(store().commit([{ type: 'link', link: linkRow('w2', 'viewer', 'f1') }]))
  })

  test('[DB13] a session is found by the hash of its token until it ends, alone or with its participant', async () => {
    const all = [sessionRow('w1', 'p1', 'a'), sessionRow('w1', 'p1', 'b'), sessionRow('w1', 'p2', 'c'), sessionRow('w2', 'p1', 'd')]
    await store().commit(all.map((session) => ({ type: 'session', session }) as const))
    expect(await store().findSession('a')).toEqual(all[0])
    await store().commit([{ type: 'session', session: { ...sessionRow('w1', 'p1', 'a'), expiresAt: '2027-01-01T00:00:00.000Z' } }])
    expect((await store().findSession('a'))?.expiresAt).toBe('2027-01-01T00:00:00.000Z')
    await store().commit([{ type: 'end-session', tokenHash: 'a' }])
    await store().commit([{ type: 'end-sessions', workshopId: 'w1', participantIds: ['p1', 'p9'] }])
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(async (hash) => (await store().findSession(hash))?.participantId))).toEqual([undefined, undefined, 'p2', 'p1'])
  })

  test('[DB14] deleting a workshop removes all of it, leaves the others alone, and its id never comes back', async () => {
    for (const id of ['w1', 'w2']) {
      await store().commit([workshopWrite(workshopState(id)), boardSeed(id), { type: 'link', link: linkRow(id, 'viewer', `v-${id}`) }, { type: 'session', session: sessionRow(id, 'p1', `s-${id}`) }])
      await store().commit([boardWrite(id, 1, bytesOf(1), { bind: [{ client: 5, participantId: 'p1' }], authors: [{ cardId: 'c', participantId: 'p1' }] }), { type: 'snapshot', snapshot: snapshotOf(id, 1) }])
    }
    await store().commit([{ type: 'delete-workshop', workshopId: 'w1' }])
    expect(await store().readWorkshop('w1')).toBeUndefined()
    expect(await store().readBoard('w1')).toBeUndefined()
    expect(await store().readSnapshot('w1', 1)).toBeUndefined()
    expect(await store().findLink('hash-of-v-w1')).toBeUndefined()
    expect(await store().findSession('s-w1')).toBeUndefined()
    expect((await store().readAuthors('w1')).size).toBe(0)
    expect((await store().listWorkshops()).map((one) => one.id)).toEqual(['w2'])
    expect(await store().readBoard('w2')).toMatchObject({ seq: 1, log: [{ seq: 1 }] })
    expect(await store().readSnapshot('w2', 1)).toEqual(snapshotOf('w2', 1))
    await refusesConflict(store().commit([boardWrite('w1', 2, bytesOf(1))]))
    await refusesConflict(store().commit([boardSeed('w1')]))
    await refusesConflict(store().commit([workshopWrite(workshopState('w1'))]))
    await refusesConflict(store().commit([{ type: 'session', session: sessionRow('w1', 'p1', 'late') }]))
    await refusesConflict(store().commit([{ type: 'link', link: linkRow('w1', 'viewer', 'late') }]))
    await refusesConflict(store().commit([{ type: 'snapshot', snapshot: snapshotOf('w1', 1) }]))
  })
}
