/**
 * What people say of a card without writing on it: comments, reactions and tags. Each hangs on its card by id, as a link does: it is hidden
 * while the card is gone and shows again when the card comes back.
 */
export const REMARK_KINDS = ['comment', 'reaction', 'tag'] as const
export type RemarkKind = (typeof REMARK_KINDS)[number]

/** Few, so that they can be counted, said in words and drawn: pages show them as lines in ink, not in the colours of a font that may not be there. */
export const REACTIONS = ['👍', '⭐', '💡', '🤔', '👀', '🎉'] as const
export type ReactionSign = (typeof REACTIONS)[number]

type RemarkBase = { readonly id: string; readonly cardId: string }
/** When it was made, RFC 3339 UTC with milliseconds, by the clock of who made it. */
type Made = { readonly authorId?: string; readonly at?: string }

export type Comment = RemarkBase & Made & {
  readonly kind: 'comment'
  /** A person is named in it as `@` and their participant id: names may change, and stay outside what a seal hashes. */
  readonly text: string
  /** Participant ids with a space between. */
  readonly mentions?: string
  readonly resolved?: true
}
export type Reaction = RemarkBase & Made & { readonly kind: 'reaction'; readonly value: ReactionSign }
/** A tag belongs to its card, not to who set it: like a link, anybody who may write sets it and takes it away. */
export type Tag = RemarkBase & { readonly kind: 'tag'; readonly value: string }
export type Remark = Comment | Reaction | Tag

/** What one writes in a comment. `mentions`: participant ids, each of which stands in the text as `@` and the id. */
export type CommentWords = { readonly text: string; readonly mentions?: readonly string[] }
