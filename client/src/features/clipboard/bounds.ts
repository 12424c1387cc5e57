/** As many as one can still look over, and as a round can do something with. */
export const MOST_AT_ONCE = 500
/** Of plain text; some six hundred pages. */
export const MOST_CHARACTERS = 1_000_000
