import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { afterPress, chosenAmong } from './chosenRows.ts'
import { listWords } from './words.ts'

type Choice = {
  /** Boxes are shown beside the rows: asked for, or because several are chosen. */
  readonly choosing: boolean
  /** Chosen rows that are shown, in their order. */
  readonly chosen: readonly string[]
  readonly begin: () => void
  readonly end: () => void
  readonly press: (id: string, range: boolean) => void
  /** All that are shown, or none when all are. */
  readonly all: () => void
}

/** Choosing rows: the same choice as on the board, of what is shown here. How many are chosen is said. */
export function useChosenRows({ selection, announce }: Pick<OpenWorkshop, 'selection' | 'announce'>, rows: readonly string[]): Choice {
  const words = useWords(listWords)
  const ids = useStore(selection, (state) => state.ids)
  const [asked, setAsked] = useState(false)
  const from = useRef<string>(undefined)
  const choosing = asked || ids.size > 1
  const chosen = choosing ? chosenAmong(ids, rows) : []
  const now = useRef({ rows, words, asked })
  useLayoutEffect(() => {
    now.current = { rows, words, asked }
  })
  // What a filter hides is let go of: nothing happens to what one does not see.
  useLayoutEffect(() => {
    if (choosing && chosen.length < ids.size) selection.setState({ ids: new Set(chosen) })
  })
  const take = useCallback(
    (next: Iterable<string>) => {
      const set = new Set(next)
      selection.setState({ ids: set }, true)
      announce.say(now.current.words.chosen(set.size))
    },
    [selection, announce],
  )
  const press = useCallback(
    (id: string, range: boolean) => {
      // The card whose panel was open last is no choice yet.
      const before = now.current.asked || selection.getState().ids.size > 1 ? selection.getState().ids : new Set<string>()
      setAsked(true)
      take(afterPress(before, id, { range, from: from.current, rows: now.current.rows }))
      from.current = id
    },
    [selection, take],
  )
  return {
    choosing,
    chosen,
    begin: () => {
      setAsked(true)
      selection.setState({ ids: new Set() }, true)
      announce.say(words.choosing)
    },
    end: () => {
      setAsked(false)
      from.current = undefined
      selection.setState({ ids: new Set() }, true)
      announce.say(words.choosingEnded)
    },
    press,
    all: () => take(chosen.length === rows.length ? [] : rows),
  }
}
