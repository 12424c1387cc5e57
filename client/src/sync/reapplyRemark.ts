import type { BoardCommands } from '@visiebord/shared/board/board.ts'
import { mentionedIn } from '@visiebord/shared/board/remarks/mentions.ts'
import type { Comment, Remark } from '@visiebord/shared/board/remarks/remark.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { type BoardValues, differingFields } from './handWork.ts'
import type { UnsavedEntry } from './unsavedWork.ts'

type Target = { readonly values: BoardValues; readonly commands: BoardCommands; readonly permission: BoardPermission }

/** What was said of a card while its document was replaced. Answers the fields that could not be done again; words come under a new id. */
export function reapplyRemark(mine: Remark | undefined, entry: UnsavedEntry, { values, commands, permission }: Target): ReadonlySet<string> {
  const before = entry.before as Remark | null
  const theirs = values.allRemarks.get(entry.id)
  const fields = differingFields(before ?? undefined, mine)
  if (fields.size === 0) return fields
  if (permission.kinds.length === 0 && !permission.links) return fields
  if (mine === undefined) {
    if (theirs !== undefined) takeAway(commands, theirs)
    return new Set()
  }
  if (theirs !== undefined) return mine.kind === 'comment' && theirs.kind === 'comment' && before?.kind === 'comment' ? change(commands, mine, { theirs, before, fields }) : new Set()
  // Somebody took it away since, or the card is not there.
  if (before !== null || !values.cards.has(mine.cardId)) return fields
  make(commands, mine, values)
  return new Set()
}

function takeAway(commands: BoardCommands, remark: Remark): void {
  if (remark.kind === 'comment') commands.deleteComments([remark.id])
  else if (remark.kind === 'reaction') commands.toggleReaction(remark.cardId, remark.value)
  else commands.removeTag(remark.cardId, remark.value)
}

function make(commands: BoardCommands, remark: Remark, values: BoardValues): void {
  if (remark.kind === 'comment') commands.addComment(remark.cardId, { text: remark.text, mentions: mentionedIn(remark) })
  else if (remark.kind === 'tag') commands.addTag([remark.cardId], remark.value)
  else if (![...values.allRemarks.values()].some((each) => each.kind === 'reaction' && each.cardId === remark.cardId && each.value === remark.value && each.authorId === remark.authorId)) {
    commands.toggleReaction(remark.cardId, remark.value)
  }
}

/** Where it still says what it said. */
function change(commands: BoardCommands, mine: Comment, { theirs, before, fields }: { readonly theirs: Comment; readonly before: Comment; readonly fields: ReadonlySet<string> }): ReadonlySet<string> {
  if (fields.has('resolved')) commands.resolveComment(mine.id, mine.resolved === true)
  if (!fields.has('text') && !fields.has('mentions')) return new Set()
  if (theirs.text !== before.text) return new Set(['text'])
  commands.setComment(mine.id, { text: mine.text, mentions: mentionedIn(mine) })
  return new Set()
}
