import { PAPER } from '@visiebord/shared/report/paper.ts'
import type { Style } from './layoutLines.ts'

/** The styles of the report, in points. */
export const TYPE = {
  chapter: { weight: 'semibold', size: 22.5, color: PAPER.ink, leading: 1.18 },
  heading: { weight: 'semibold', size: 13, color: PAPER.ink, leading: 1.3 },
  body: { weight: 'regular', size: 10.5, color: PAPER.ink, leading: 1.42 },
  strong: { weight: 'semibold', size: 10.5, color: PAPER.ink, leading: 1.42 },
  quiet: { weight: 'regular', size: 10.5, color: PAPER.inkSubtle, leading: 1.42 },
  small: { weight: 'regular', size: 9, color: PAPER.inkSubtle, leading: 1.4 },
  smallInk: { weight: 'regular', size: 9, color: PAPER.ink, leading: 1.4 },
  label: { weight: 'semibold', size: 9, color: PAPER.ink, leading: 1.4 },
} as const satisfies Record<string, Style>
