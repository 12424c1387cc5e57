import type { AwarenessState, SelectionState } from '../../state/openWorkshop.ts'

/** More than this of a selection is not told to others. */
const MOST_TOLD = 50

/** What others are told of my hand: the card whose text I write, and the cards I chose. */
export const handOf = ({ ids, editingId }: SelectionState): AwarenessState => ({
  ...(editingId === undefined ? {} : { editing: editingId }),
  ...(ids.size === 0 ? {} : { selected: [...ids].slice(0, MOST_TOLD) }),
})
