import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import type { Participant } from '@visiebord/shared/workshop/nouns.ts'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import { createManualClock } from '../../test/room/manualClock.ts'
import { workshopState } from '../../test/contracts/storeSamples.ts'
import type { ExportSource } from '../ports/exports.ts'
import { StoreFailure } from '../ports/store.ts'
import { exportBoard, type ExportParts } from './exportBoard.ts'

const [GOOD, DAMAGED] = ['ab'.repeat(32), 'cd'.repeat(32)]
const content = {
  schema: 1, sections: [], lanes: [], links: [], timeline: {},
  cards: [DAMAGED, GOOD].map((file, index) => ({ id: `i${index}`, kind: 'image', text: '', order: `a${index}`, position: { x: 0, y: 0 }, size: { w: 10, h: 10 }, file, width: 10, height: 10 })),
} as unknown as BoardContent

/** A workshop with one facilitator and two pictures; what a format is given is what it answers. */
function partsWith(failure: Error): ExportParts & { readonly given: () => ExportSource | undefined } {
  const leads = { id: 'p1', name: 'Anna', role: 'facilitator', joinedAt: '2026-11-22T09:00:00.000Z' } as unknown as Participant
  const state = workshopState('w', { participants: [leads] })
  let given: ExportSource | undefined
  return {
    given: () => given,
    desks: { open: async () => ({ state: () => state }) } as unknown as ExportParts['desks'],
    hub: { open: async () => ({ content: async () => content }) } as unknown as ExportParts['hub'],
    store: {
      ...createMemoryStore(),
      readImage: async (_workshopId, file) => {
        if (file === DAMAGED) throw failure
        return Uint8Array.of(1, 2, 3)
      },
    },
    formats: new Map([['svg', async (source: ExportSource) => {
      given = source
      return { bytes: new Uint8Array(), mediaType: 'image/svg+xml', fileName: 'x.svg' }
    }]]),
    clock: createManualClock(),
  }
}
const intent = { of: 'live', format: 'svg', actorId: 'p1' } as const

test('[D11] [X61] a damaged picture is left out of a document, and the others stand in it', async () => {
  const parts = partsWith(new StoreFailure('corrupt', 'picture cd of workshop w does not match its checksum'))
  expect(await exportBoard(parts, 'w', intent)).toMatchObject({ ok: true })
  expect([...(parts.given()?.pictures?.keys() ?? [])]).toEqual([GOOD])
})

test('[X61] a store that cannot be read now makes no document without its pictures', async () => {
  const parts = partsWith(new StoreFailure('unavailable', 'the disk is away'))
  await expect(exportBoard(parts, 'w', intent)).rejects.toThrow('the disk is away')
  expect(parts.given()).toBeUndefined()
})
