/** The root types of the document, and what counts as an item in them. */
import * as Y from 'yjs'

export type BoardItem = Y.Map<unknown>
export type BoardRoots = {
  readonly meta: Y.Map<unknown>
  readonly cards: Y.Map<unknown>
  readonly sections: Y.Map<unknown>
  readonly lanes: Y.Map<unknown>
  readonly timeline: Y.Map<unknown>
  readonly links: Y.Map<unknown>
  readonly remarks: Y.Map<unknown>
}

export const rootsOf = (doc: Y.Doc): BoardRoots => ({
  meta: doc.getMap('meta'), cards: doc.getMap('cards'), sections: doc.getMap('sections'),
  lanes: doc.getMap('lanes'), timeline: doc.getMap('timeline'), links: doc.getMap('links'), remarks: doc.getMap('remarks'),
})

export const itemIn = (root: Y.Map<unknown>, id: string): BoardItem | undefined => {
  const item = root.get(id)
  return item instanceof Y.Map ? item : undefined
}

export const textIn = (item: BoardItem | undefined, key: string): Y.Text | undefined => {
  const text = item?.get(key)
  return text instanceof Y.Text ? text : undefined
}
