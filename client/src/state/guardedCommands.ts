import type { BoardCommands, BoardReader } from '@visiebord/shared/board/board.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import type { BoardGuard } from './boardGuard.ts'

/** Longer than the fields that every card has: the points of a drawing. */
const LONG = 200
/** What cards bring along in characters, for the size of one message: their words, and fields that are long. */
const charactersOf = (cards: readonly object[]): number =>
  cards.flatMap((card) => Object.entries(card)).reduce<number>((sum, [key, value]) => {
    if (key === 'fields' && typeof value === 'object' && value !== null) return sum + charactersOf([value])
    return sum + (typeof value === 'string' && (key === 'text' || value.length > LONG) ? value.length : 0)
  }, 0)

/**
 * The commands of a board, each asked first whether it may be done now. [W5] A refused one says its sentence and does
 * nothing: no half of it reaches the board. `commands` is looked up at each call, so that it may be another board's.
 */
export function guardedCommands(open: () => { readonly commands: BoardCommands; readonly read: BoardReader }, guard: BoardGuard): BoardCommands {
  const commands = (): BoardCommands => open().commands
  const read = (): BoardReader => open().read
  const kindsOf = (ids: Iterable<string>): CardKind[] => {
    const { cards } = read()
    return [...ids].flatMap((id) => cards.get(id)?.kind ?? [])
  }
  /** What goes with them: the steps of a project. */
  const withSteps = (ids: readonly string[]): string[] => [...new Set(ids.flatMap((id) => [id, ...read().stepsOf(id)]))]
  const structure = (run: () => void): void => {
    if (guard.permits(guard.structure())) run()
  }
  const mayChange = (ids: readonly string[]) => [guard.kinds(kindsOf(ids)), guard.unlocked(read(), ids)]
  const onCards = (ids: readonly string[], run: () => void): void => {
    if (guard.permits(...mayChange(ids))) run()
  }
  const roomFor = (cardIds: readonly string[]) =>
    guard.roomForRemarks(read().remarks.size + cardIds.length, Math.max(0, ...cardIds.map((id) => read().remarksAt(id).length)))
  const authorsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const remark = read().remarks.get(id)
      return remark?.kind === 'comment' ? [remark.authorId] : []
    })
  return {
    addCards: (cards) => {
      const lengths = cards.map((card) => card.text?.length ?? 0)
      const objections = [
        guard.kinds(cards.map((card) => card.kind)),
        guard.roomForCards(read(), cards.length),
        guard.textLength(Math.max(0, ...lengths)),
        guard.messageSize(charactersOf(cards), cards.length),
      ]
      return guard.permits(...objections) ? commands().addCards(cards) : []
    },
    moveCards: (moves) => onCards(moves.map(({ id }) => id), () => commands().moveCards(moves)),
    resizeCard: (id, size, position) => onCards([id], () => commands().resizeCard(id, size, position)),
    setCardFields: (id, fields) => {
      // what only locks or unlocks may touch a card that is locked
      const locks = Object.keys(fields).every((field) => field === 'locked')
      if (guard.permits(...(locks ? [guard.kinds(kindsOf([id]))] : mayChange([id])))) commands().setCardFields(id, fields)
    },
    setCardText: (id, text) => {
      if (guard.permits(...mayChange([id]), guard.textLength(text.length))) commands().setCardText(id, text)
    },
    deleteCards: (ids) => onCards(withSteps(ids), () => commands().deleteCards(ids)),
    duplicateCards: (ids, offset) => {
      const all = withSteps(ids)
      const characters = charactersOf(all.flatMap((id) => read().cards.get(id) ?? []))
      const objections = [guard.kinds(kindsOf(all)), guard.roomForCards(read(), all.length), guard.messageSize(characters, all.length)]
      return guard.permits(...objections) ? commands().duplicateCards(ids, offset) : []
    },
    pasteCards: (pasted) => {
      const { cards, links = [], tags = [], section } = pasted
      const lengths = cards.map((card) => card.text?.length ?? 0)
      const objections = [
        guard.kinds(cards.map((card) => card.kind)),
        links.length === 0 ? undefined : guard.links(),
        section === undefined ? undefined : guard.structure(),
        tags.length === 0 ? undefined : guard.remarks(),
        guard.roomForCards(read(), cards.length),
        links.length === 0 ? undefined : guard.roomFor('links', read().links.size + links.length - 1),
        tags.length === 0 ? undefined : guard.roomForRemarks(read().remarks.size + tags.length, 0),
        guard.textLength(Math.max(0, ...lengths)),
        guard.messageSize(charactersOf(cards), cards.length + links.length + tags.length),
      ]
      return guard.permits(...objections) ? commands().pasteCards(pasted) : []
    },
    placeProject: (id, place) => onCards([id], () => commands().placeProject(id, place)),
    unplaceProject: (id, position) => onCards([id], () => commands().unplaceProject(id, position)),
    raiseCards: (ids) => onCards(ids, () => commands().raiseCards(ids)),
    lowerCards: (ids) => onCards(ids, () => commands().lowerCards(ids)),
    orderCard: (id, between) => onCards([id], () => commands().orderCard(id, between)),
    addSection: (section) =>
      guard.permits(guard.structure(), guard.titleLength(section.title.length), guard.roomFor('sections', read().sections.size)) ? commands().addSection(section) : '',
    renameSection: (id, title) => {
      if (guard.permits(guard.structure(), guard.titleLength(title.length))) commands().renameSection(id, title)
    },
    moveSection: (id, position) => structure(() => commands().moveSection(id, position)),
    moveSections: (moves) => structure(() => commands().moveSections(moves)),
    resizeSection: (id, size, position) => structure(() => commands().resizeSection(id, size, position)),
    arrangeSection: (id, moves, size) => {
      const objections = [...mayChange(moves.map((move) => move.id)), size === undefined ? undefined : guard.structure()]
      if (guard.permits(...objections)) commands().arrangeSection(id, moves, size)
    },
    groupCards: (section, ids) => {
      const objections = [...mayChange(ids), guard.structure(), guard.titleLength(section.title.length), guard.roomFor('sections', read().sections.size)]
      return guard.permits(...objections) ? commands().groupCards(section, ids) : ''
    },
    deleteSection: (id) => structure(() => commands().deleteSection(id)),
    addLane: (title) => (guard.permits(guard.structure(), guard.titleLength(title.length), guard.roomFor('lanes', read().lanes.size)) ? commands().addLane(title) : ''),
    renameLane: (id, title) => {
      if (guard.permits(guard.structure(), guard.titleLength(title.length))) commands().renameLane(id, title)
    },
    orderLane: (id, between) => structure(() => commands().orderLane(id, between)),
    deleteLane: (id) => structure(() => commands().deleteLane(id)),
    setTimeline: (timeline) => structure(() => commands().setTimeline(timeline)),
    addLink: (link) => (guard.permits(guard.links(), guard.roomFor('links', read().links.size)) ? commands().addLink(link) : undefined),
    deleteLinks: (ids) => {
      if (guard.permits(guard.links())) commands().deleteLinks(ids)
    },
    addComment: (cardId, comment) =>
      guard.permits(guard.remarks(), guard.remarkLength(comment.text.length), roomFor([cardId])) ? commands().addComment(cardId, comment) : undefined,
    setComment: (id, comment) => {
      if (guard.permits(guard.remarks(), guard.remarkLength(comment.text.length))) commands().setComment(id, comment)
    },
    resolveComment: (id, resolved) => {
      if (guard.permits(guard.remarks())) commands().resolveComment(id, resolved)
    },
    deleteComments: (ids) => {
      if (guard.permits(guard.remarks(), guard.takeAwayOf(authorsOf(ids)))) commands().deleteComments(ids)
    },
    toggleReaction: (cardId, value) => {
      if (guard.permits(guard.remarks(), roomFor([cardId]))) commands().toggleReaction(cardId, value)
    },
    addTag: (cardIds, value) => {
      if (guard.permits(guard.remarks(), roomFor(cardIds))) commands().addTag(cardIds, value)
    },
    removeTag: (cardId, value) => {
      if (guard.permits(guard.remarks())) commands().removeTag(cardId, value)
    },
  }
}
