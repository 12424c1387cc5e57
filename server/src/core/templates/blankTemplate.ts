import type { Template } from './template.ts'

/** No cards, no rounds, no parties but those that are given. */
export const blankTemplate: Template = { parties: [], rounds: [] }
