import * as Y from 'yjs'
import type { openPage } from './gateRoom.ts'

type Page = ReturnType<typeof openPage>

/** Puts a remark on ‘card’ as any program would: whole, in one transaction. */
export const put = (page: Page, id: string, fields: Readonly<Record<string, unknown>>, text?: string): void =>
  page.doc.transact(() => {
    const entry = new Y.Map<unknown>(Object.entries({ cardId: 'card', ...fields }))
    if (text !== undefined) entry.set('text', new Y.Text(text))
    page.root('remarks').set(id, entry)
  })
export const comment = (page: Page, id: string, authorId: string, text = 'waarom?'): void => put(page, id, { kind: 'comment', authorId, at: '2027-01-31T09:30:00.000Z' }, text)
