/** Height of the words, px: chrome is never under 13, and a title is the last thing that may fade. */
export const SIZE = 15
/** Board units above the cards of a section; once this is lower than the words, they would lie half under the cards. */
export const HEAD = 64

/** Whether the drawn titles stand in for those on the sheets. */
export const areTitlesDrawn = (scale: number): boolean => HEAD * scale < SIZE + 4
