/** What a line is in the tags, and in what it stands. Plain data, made while lines are laid; two lines with the same tag are one element. */
export type Tag = { readonly type: 'P' | 'L' | 'LI' | 'Lbl' | 'LBody'; readonly within?: Tag | undefined; readonly numbering?: Numbering }
export type Numbering = 'Disc' | 'Decimal'
