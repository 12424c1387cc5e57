/** LOOK has eight papers. A party past the eighth repeats one with a mark of its own: as many marks as there may be parties. */
export const PAPERS = 8
export const MARKS = 24

/** The paper of a party's colour, which says paper and mark: 1–8. */
export const paperOf = (color: number): number => ((color - 1) % PAPERS) + 1
