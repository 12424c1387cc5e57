/** Which boards nobody has changed for a while, and which of them were found not worth rewriting as they are. */
export const quietBoards: readonly string[] = [
  `alter table boards add column weighed_seq integer`,
  `alter table board_state add column at text`,
]
