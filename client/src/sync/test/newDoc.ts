import * as Y from 'yjs'

/** An empty document, for tests above sync: they do not know Yjs. */
export const newDoc = (): Y.Doc => new Y.Doc()
