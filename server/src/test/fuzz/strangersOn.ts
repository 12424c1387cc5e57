import { cardFieldProblem, isId, laneFieldProblem, linkFieldProblem, metaFieldProblem, remarkFieldProblem, sectionFieldProblem, TEXT_KEY, timelineFieldProblem } from '@visiebord/shared/board/fieldRules.ts'
import { ROOTS, type Root } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'

const FIELD: Record<Root, (key: string, value: unknown) => string | undefined> = {
  remarks: (key, value) => remarkFieldProblem(undefined, key, value),
  cards: (key, value) => cardFieldProblem(undefined, key, value), sections: sectionFieldProblem, lanes: laneFieldProblem, links: linkFieldProblem, timeline: timelineFieldProblem, meta: metaFieldProblem,
}

/** Everything on a board that may not be there, in words; empty when all of it follows the schema and nothing is pending. */
export function strangersOn(doc: Y.Doc): readonly string[] {
  const strangers = [...doc.share.keys()].filter((name) => !ROOTS.some((root) => root === name)).map((name) => `root ${name}`)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) strangers.push('something is pending')
  const look = (root: Root, map: Y.Map<unknown>): void => {
    for (const [key, value] of map.entries()) {
      const isText = TEXT_KEY[root] === key
      const problem = isText ? (value instanceof Y.Text && !value.toDelta().some((part: object) => 'attributes' in part) ? undefined : 'not a text') : FIELD[root](key, value)
      if (problem !== undefined) strangers.push(`${root}.${key}: ${problem}`)
    }
  }
  for (const root of ROOTS) {
    const map = doc.getMap(root)
    if (map._start !== null) strangers.push(`${root} has a list`)
    if (root === 'meta' || root === 'timeline') {
      look(root, map)
      continue
    }
    for (const [id, entry] of map.entries()) {
      if (!isId(id)) strangers.push(`${root} has an entry without an id`)
      if (entry instanceof Y.Map) look(root, entry)
      else strangers.push(`${root}.${id} is no map`)
      if (entry instanceof Y.Map && entry._start !== null) strangers.push(`${root}.${id} has a list`)
    }
  }
  return strangers
}
