/** The verbs of `commands/`, bound to one board. */
import type { BoardCommands } from './board.ts'
import { addCards } from './commands/addCards.ts'
import { addLane } from './commands/addLane.ts'
import { addLink } from './commands/addLink.ts'
import { addSection } from './commands/addSection.ts'
import { arrangeSection } from './commands/arrangeSection.ts'
import type { CommandContext } from './commands/commandContext.ts'
import { deleteCards } from './commands/deleteCards.ts'
import { deleteLane } from './commands/deleteLane.ts'
import { deleteLinks } from './commands/deleteLinks.ts'
import { deleteSection } from './commands/deleteSection.ts'
import { duplicateCards } from './commands/duplicateCards.ts'
import { groupCards } from './commands/groupCards.ts'
import { lowerCards } from './commands/lowerCards.ts'
import { moveCards } from './commands/moveCards.ts'
import { moveSections } from './commands/moveSections.ts'
import { orderItem } from './commands/orderItem.ts'
import { pasteCards } from './commands/pasteCards.ts'
import { placeProject } from './commands/placeProject.ts'
import { raiseCards } from './commands/raiseCards.ts'
import { resizeItem } from './commands/resizeItem.ts'
import { setCardFields } from './commands/setCardFields.ts'
import { setText } from './commands/setText.ts'
import { setTimeline } from './commands/setTimeline.ts'
import { unplaceProject } from './commands/unplaceProject.ts'
import { addComment, deleteComments, resolveComment, setComment } from './remarks/commentCommands.ts'
import { addTag, removeTag } from './remarks/tagCommands.ts'
import { toggleReaction } from './remarks/toggleReaction.ts'

export const boardCommands = (context: CommandContext): BoardCommands => ({
  addCards: (cards) => addCards(context, cards),
  moveCards: (moves) => moveCards(context, moves),
  resizeCard: (id, size, position) => resizeItem(context, 'cards', id, size, position),
  setCardFields: (id, fields) => setCardFields(context, id, fields),
  setCardText: (id, text) => setText(context, 'cards', id, text),
  deleteCards: (ids) => deleteCards(context, ids),
  duplicateCards: (ids, offset) => duplicateCards(context, ids, offset),
  pasteCards: (pasted) => pasteCards(context, pasted),
  placeProject: (id, place) => placeProject(context, id, place),
  unplaceProject: (id, position) => unplaceProject(context, id, position),
  raiseCards: (ids) => raiseCards(context, ids),
  lowerCards: (ids) => lowerCards(context, ids),
  orderCard: (id, between) => orderItem(context, 'cards', id, between),
  addSection: (section) => addSection(context, section),
  renameSection: (id, title) => setText(context, 'sections', id, title),
  moveSection: (id, position) => moveSections(context, [{ id, position }]),
  moveSections: (moves) => moveSections(context, moves),
  resizeSection: (id, size, position) => resizeItem(context, 'sections', id, size, position),
  arrangeSection: (id, moves, size) => arrangeSection(context, id, moves, size),
  groupCards: (section, ids) => groupCards(context, section, ids),
  deleteSection: (id) => deleteSection(context, id),
  addLane: (title) => addLane(context, title),
  renameLane: (id, title) => setText(context, 'lanes', id, title),
  orderLane: (id, between) => orderItem(context, 'lanes', id, between),
  deleteLane: (id) => deleteLane(context, id),
  setTimeline: (timeline) => setTimeline(context, timeline),
  addLink: (link) => addLink(context, link),
  deleteLinks: (ids) => deleteLinks(context, ids),
  addComment: (cardId, comment) => addComment(context, cardId, comment),
  setComment: (id, comment) => setComment(context, id, comment),
  resolveComment: (id, resolved) => resolveComment(context, id, resolved),
  deleteComments: (ids) => deleteComments(context, ids),
  toggleReaction: (cardId, value) => toggleReaction(context, cardId, value),
  addTag: (cardIds, value) => addTag(context, cardIds, value),
  removeTag: (cardId, value) => removeTag(context, cardId, value),
})
