import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { CardVerbs } from '../actions/actionContext.ts'
import type { CanvasWords } from '../canvas/words.ts'

type Workshop = Pick<OpenWorkshop, 'selection' | 'commands' | 'announce'>
type Reader = Pick<BoardReader, 'cards'>

/** What an action in the list is about: the row that has the keyboard, and all chosen rows when it is one of them or none has it. */
export function askedInList({ selection }: Pick<Workshop, 'selection'>, { cards }: Reader, row: string | undefined): readonly string[] {
  const { ids } = selection.getState()
  if (row !== undefined && !ids.has(row)) return [row]
  return [...ids].filter((id) => cards.has(id))
}

type Options = { readonly workshop: Workshop; readonly board: Reader; readonly words: Pick<CanvasWords, 'chosen'> }

/** Choosing and doubling cards in the list, as on the board. A step goes with its project. */
export function choosingInList({ workshop: { selection, commands, announce }, board, words }: Options): Pick<CardVerbs, 'select' | 'selectAll' | 'duplicate'> {
  const standsAlone = (id: string): boolean => {
    const card = board.cards.get(id)
    return card !== undefined && (card.kind !== 'step' || card.position !== undefined)
  }
  const select: CardVerbs['select'] = (ids, options = {}) => {
    const chosen = new Set(ids)
    selection.setState({ ids: chosen }, true)
    if (options.tell === true) announce.say(words.chosen(chosen.size))
  }
  return {
    select,
    selectAll: () => select(board.cards.keys().filter(standsAlone), { tell: true }),
    duplicate: (ids) => {
      const made = commands.duplicateCards(ids.filter(standsAlone), { x: 24, y: 24 })
      if (made.length > 0) select(made, { tell: true })
    },
  }
}

const SIZE = { w: 740, h: 520 } as const

/** A section right of those that are there, their tops in line; its id, or nothing when that was refused. */
export function addSectionBeside({ workshop, board, title }: { readonly workshop: Pick<OpenWorkshop, 'commands'>; readonly board: Pick<BoardReader, 'sections'>; readonly title: string }): string {
  const there = [...board.sections.values()]
  const position = there.length === 0 ? { x: 0, y: 0 } : { x: Math.max(...there.map((each) => each.position.x + each.size.w)) + 24, y: Math.min(...there.map((each) => each.position.y)) }
  return workshop.commands.addSection({ title, position, size: SIZE })
}
