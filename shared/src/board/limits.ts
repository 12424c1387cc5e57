/** How much a board holds. The view carries these numbers to the page, which refuses first, in words. */
export type BoardLimits = {
  /** Cards on one board. */
  readonly cards: number
  /** UTF-16 code units in the text of one card. */
  readonly textLength: number
  /** UTF-16 code units in the title of a section or lane. */
  readonly titleLength: number
  readonly sections: number
  readonly lanes: number
  readonly links: number
  /** Comments, reactions and tags together. */
  readonly remarks: number
  /** UTF-16 code units in one comment. */
  readonly remarkLength: number
  /** Bytes of one message on the socket. */
  readonly messageBytes: number
}

export const BOARD_LIMITS: BoardLimits = {
  cards: 10_000, // what the canvas is built and measured for
  textLength: 20_000, // five times the longest note anybody wrote in the example workshop
  titleLength: 500,
  sections: 500,
  lanes: 100,
  links: 40_000,
  remarks: 40_000, // two hundred people who each react to or comment on two hundred cards
  remarkLength: 5_000,
  messageBytes: 4 * 1024 * 1024, // INTERFACE: a message above 4 MiB closes with 4413
}
