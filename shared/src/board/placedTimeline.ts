import type { BoardContent, Timeline } from './schema.ts'

/** The content's timeline, or undefined when nobody placed one: content writes that as an empty object. */
export const placedTimeline = ({ timeline }: Pick<BoardContent, 'timeline'>): Timeline | undefined =>
  Object.hasOwn(timeline, 'position') ? (timeline as Timeline) : undefined
