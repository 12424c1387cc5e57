import { expect, test } from 'vitest'
import { StoreFailure } from '../../core/ports/store.ts'
import { describeStore } from '../../test/contracts/storeContract.ts'
import { boardSeed } from '../../test/contracts/storeSamples.ts'
import { createMemoryStore } from './memoryStore.ts'

describeStore('in memory', () => createMemoryStore())

test('[DB20] a bad day can be played: what `before` throws is the answer and nothing is changed', async () => {
  let bad = true
  const store = createMemoryStore({
    before: (operation) => {
      if (bad && operation === 'commit') throw new StoreFailure('unavailable', 'disk full')
    },
  })
  await expect(store.commit([boardSeed('w1')])).rejects.toMatchObject({ kind: 'unavailable' })
  bad = false
  expect(await store.readBoard('w1')).toBeUndefined()
})
