import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { type Place, type Told, type What, WHATS } from './told.ts'
import type { AnnouncingWords } from './words.ts'

/** More than this in one breath is not listened to. */
const MOST_PARTS = 4
const MOST_NAMES = 3
/** UTF-16 code units of a card's words. */
const MOST_LETTERS = 60

type Part = { readonly what: What; readonly place: Place | undefined; readonly all: Told[]; readonly by: Set<string> }

/** [AN2] What others did in a few short sentences: first what weighs most, of that the most; what is over is counted. Empty when nothing was told. */
export function summary(told: readonly Told[], words: AnnouncingWords): string {
  const parts = new Map<string, Part>()
  for (const each of told) {
    const key = JSON.stringify([each.what, each.place])
    const part = parts.get(key) ?? { what: each.what, place: each.place, all: [], by: new Set() }
    parts.set(key, part)
    part.all.push(each)
    for (const name of each.by) part.by.add(name)
  }
  const sorted = [...parts.values()].toSorted((one, other) => WHATS.indexOf(one.what) - WHATS.indexOf(other.what) || other.all.length - one.all.length)
  const shown = sorted.slice(0, MOST_PARTS)
  const rest = sorted.slice(MOST_PARTS).reduce((sum, { all }) => sum + all.length, 0)
  return [...shown.map((part) => `${partSentence(part, words)}.`), ...(rest === 0 ? [] : [words.rest(rest)])].join(' ')
}

function partSentence({ what, place, all, by }: Part, words: AnnouncingWords): string {
  const where = place === undefined ? '' : what === 'moved' ? toPlace(place, words) : what === 'removed' ? fromPlace(place, words) : inPlace(place, words)
  const text = all.length === 1 ? shortened(all[0]?.text ?? '') : ''
  return `${words.told[what](all.length, where).trim()}${by.size === 0 ? '' : words.by(namesOf([...by], words))}${text === '' ? '' : words.words(text)}`
}

/** Anneke · Anneke en Youssef · Anneke, Youssef en 3 anderen. */
export function namesOf(names: readonly string[], words: Pick<AnnouncingWords, 'and' | 'others'>): string {
  const shown = names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES - 1), words.others(names.length - MOST_NAMES + 1)]
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')}${words.and}${last}`
}

/** On one line, and not longer than one listens to. */
export function shortened(text: string): string {
  const line = plainWords(text).replaceAll(/\s+/g, ' ').trim()
  if (line.length <= MOST_LETTERS) return line
  return `${line.slice(0, MOST_LETTERS - 1).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}

export const toPlace = (place: Place, words: AnnouncingWords): string =>
  place.of === 'free' ? words.free : { section: words.toSection, lane: words.toLane, project: words.toProject }[place.of](place.title)
const fromPlace = (place: Place, words: AnnouncingWords): string =>
  place.of === 'free' ? words.fromFree : { section: words.fromSection, lane: words.fromLane, project: words.fromProject }[place.of](place.title)
const inPlace = (place: Place, words: AnnouncingWords): string =>
  place.of === 'free' ? words.free : { section: words.inSection, lane: words.inLane, project: words.inProject }[place.of](place.title)
