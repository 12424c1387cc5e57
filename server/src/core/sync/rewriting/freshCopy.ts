import { freshDoc } from '@visiebord/shared/board/freshDoc.ts'
import { ROOTS } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'

/** A document with the same content and no history, by a client that nobody has been. Throws on what it does not know how to carry over whole. */
export function freshCopy(doc: Y.Doc): Y.Doc {
  const known = new Set<string>(ROOTS)
  const strange = [...doc.share.keys()].find((name) => !known.has(name))
  if (strange !== undefined) throw new Error('it has a root that this release does not know')
  const fresh = freshDoc()
  fresh.transact(() => {
    for (const name of ROOTS) {
      const copy = fresh.getMap(name)
      for (const [key, value] of doc.getMap(name).entries()) copy.set(key, copyOf(value))
    }
  })
  return fresh
}

/** Not Yjs' own `clone`: it drops a line break at the end of a text. */
function copyOf(value: unknown): unknown {
  if (value instanceof Y.Text && !(value instanceof Y.XmlText)) return textCopy(value)
  if (value instanceof Y.Map) return new Y.Map([...value.entries()].map(([key, each]): [string, unknown] => [key, copyOf(each)]))
  if (value instanceof Y.Array) {
    const copy = new Y.Array<unknown>()
    copy.push(value.toArray().map(copyOf))
    return copy
  }
  if (value instanceof Y.AbstractType || value instanceof Y.Doc) throw new Error('it has a value of a type that this release does not know')
  return value
}

function textCopy(text: Y.Text): Y.Text {
  const delta = text.toDelta() as { readonly insert: unknown; readonly attributes?: unknown }[]
  const copy = new Y.Text()
  if (delta.some((part) => typeof part.insert !== 'string')) throw new Error('it has a text with something in it that is no text')
  if (delta.length > 0) copy.applyDelta(delta, { sanitize: false })
  return copy
}
