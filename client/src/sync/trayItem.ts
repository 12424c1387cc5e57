/** What came too late or was refused, word for word; kept in this browser until added again or thrown away. */
export type TrayItem = {
  /** Made of what it says: the same work set aside twice (two tabs) is one item. */
  readonly id: string
  readonly at: string
  /** Refusal code that brought it here, or `other-generation`. */
  readonly because: string
  readonly what: TrayWork
}

export type TrayWork =
  | {
      readonly type: 'new-card'
      readonly cardId: string
      readonly kind: string
      readonly text: string
      readonly fields: Readonly<Record<string, unknown>>
      readonly partyId?: string
      readonly sectionId?: string
      readonly position?: { readonly x: number; readonly y: number }
    }
  | { readonly type: 'changed-text'; readonly cardId: string; readonly kind: string; readonly text: string; readonly before: string }
  | {
      readonly type: 'comment'
      readonly cardId: string
      readonly commentId: string
      /** With people named by `@` and their id, who are in `mentions`. */
      readonly text: string
      readonly mentions?: string
      /** What it said, when it is a comment that was changed. */
      readonly before?: string
    }
  | {
      readonly type: 'moved' | 'deleted' | 'changed'
      readonly cardId: string
      /** Words by which a reader knows the thing: the text of the card, the title of the section or lane. */
      readonly text: string
      /** Who is named in these words as `@` and their id, where it is a comment. */
      readonly mentions?: string
      /** What it is; a card when absent. */
      readonly thing?: 'section' | 'lane' | 'link' | 'remark' | 'timeline'
    }
