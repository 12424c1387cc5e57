import { expect } from 'vitest'
import { StoreFailure } from '../../core/ports/store.ts'

/** What was asked does not fit what is stored. */
export const refusesConflict = (promise: Promise<unknown>): Promise<void> =>
  promise.then(
    () => expect.unreachable('it was accepted'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(StoreFailure)
      expect(error).toHaveProperty('kind', 'conflict')
    },
  )
