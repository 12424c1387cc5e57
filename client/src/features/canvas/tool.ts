/** What the pointer does on the board. */
export type Tool = 'choose' | 'section' | 'link'
/** A link being made: first the card it starts from, then the one it goes to. */
export type LinkDraft = { readonly from?: string; readonly to?: string }
