import type { FindPort } from './findPort.ts'
import type { Match } from './findMatches.ts'
import { nextFrame, rowOfCard, untilMade } from './rowOfCard.ts'

const MOST_TIMES = 8

/** A group is called by its heading, whose id ends in that of its section. */
const headingOf = ({ id }: Match): HTMLElement | null => document.querySelector<HTMLElement>(`#work h2[id$="-${CSS.escape(id)}"]`)

/** Finding in the list: rows scroll into view. A row that is not made yet is asked for by its list's own button. */
export function listPort(): FindPort {
  let wanted: Match | undefined
  const elementOf = (match: Match): HTMLElement | null => (match.of === 'section' ? headingOf(match) : rowOfCard(match.id))
  /** One walk over the rows that are made: a match for each of ten thousand cards must not be looked for one by one. */
  const mark = (name: string, matches: readonly Match[]): void => {
    const cards = new Set(matches.map(({ id }) => id))
    const headings = new Set(matches.flatMap((match) => (match.of === 'section' ? (headingOf(match) ?? []) : [])))
    for (const element of document.querySelectorAll<HTMLElement>('#work :is([data-row], h2)')) element.toggleAttribute(name, headings.has(element) || cards.has(element.dataset['cardId'] ?? ''))
  }
  const bring = async (match: Match): Promise<void> => {
    await untilMade(() => elementOf(match) !== null, () => wanted === match)
    if (elementOf(match) === null) return
    // Rows out of view have a height that is guessed: as those on the way come to be known, it moves on.
    for (let time = 0, before = Number.NaN; time < MOST_TIMES && wanted === match; time++) {
      elementOf(match)?.scrollIntoView({ block: 'center' })
      for (let frame = 0; frame < 2; frame++) await nextFrame()
      const top = elementOf(match)?.getBoundingClientRect().top ?? before
      if (Math.abs(top - before) < 1) break
      before = top
    }
    if (wanted !== match) return
    mark('data-found-now', [match])
  }
  return {
    isInView: (match) => {
      const box = elementOf(match)?.getBoundingClientRect()
      return box !== undefined && box.bottom > 0 && box.top < window.innerHeight
    },
    light: (matches, now) => {
      mark('data-found', matches)
      mark('data-found-now', now === undefined ? [] : [now])
    },
    show: (match) => {
      wanted = match
      void bring(match)
    },
    take: (match) => {
      wanted = undefined
      const element = elementOf(match)
      element?.focus({ preventScroll: true })
      return element !== null
    },
  }
}
