import { expect, test } from 'vitest'
import { lineSaid, type Trouble } from './lineSaid.ts'
import { type Told } from './savingTold.ts'

/** All that is said while the slip tells these, one after the other. */
function heard(...told: readonly Told[]): readonly string[] {
  let trouble: Trouble
  return told.flatMap((each) => {
    const { trouble: now, says } = lineSaid(trouble, each)
    trouble = now
    return says ?? []
  })
}

test('while one types, every letter is saved and nothing is said of it; nor when a board opens', () => {
  expect(heard('connecting', 'saved', 'saving', 'saved', 'saving', 'saved')).toEqual([])
})

test('a line that is gone is said once, however often it is tried again, and once that all is saved again', () => {
  expect(heard('saved', 'keptHere', 'connecting', 'keptHere', 'connecting', 'saving', 'saved', 'saving', 'saved')).toEqual(['keptHereLong', 'savedAgain'])
})

test('a server that cannot store is another trouble than a line that is gone', () => {
  expect(heard('saving', 'notStored', 'saving', 'notStored', 'keptHere', 'saved')).toEqual(['notStoredLong', 'keptHereLong', 'savedAgain'])
})

test('the hand-in before a seal is said, and ends no trouble', () => {
  expect(heard('saved', 'handingIn', 'saved', 'keptHere', 'handingIn', 'saved')).toEqual(['handingIn', 'keptHereLong', 'handingIn', 'savedAgain'])
})
