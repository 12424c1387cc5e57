import type { FontWeight } from './advance.ts'

/** What of a box is not text, at each side, and between which sizes the text fits itself. Goes with the look of cards on screen. */
export type TextRoom = { readonly left: number; readonly right: number; readonly top: number; readonly under: number; readonly largest: number; readonly smallest: number; readonly lineHeight: number; readonly weight: FontWeight; /** What part of a higher box comes to the text; all of it unless the form is round. */ readonly share?: number }

/** White paper with a line around it and a foot. */
export const SLIP_ROOM: TextRoom = { left: 12, right: 12, top: 8, under: 28, largest: 17.6, smallest: 14, lineHeight: 1.2, weight: 'medium' }
