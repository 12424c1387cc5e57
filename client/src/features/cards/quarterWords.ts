import type { Quarter } from '@visiebord/shared/board/schema.ts'

/** `2027-Q3` as people say it: Q3 2027. */
export const sayQuarter = (quarter: Quarter): string => `${quarter.slice(5)} ${quarter.slice(0, 4)}`
