import type { Comment } from '@visiebord/shared/board/remarks/remark.ts'

/** So many of the newest at first: nobody reads five hundred, and no page should have to draw them. */
export const NEWEST = 50

/** Of the open ones the newest `shown`, how many more a press would bring, and those that are dealt with, the newest as many. */
export function shownComments(comments: readonly Comment[], shown: number): { readonly newest: readonly Comment[]; readonly earlier: number; readonly closed: readonly Comment[] } {
  const open = comments.filter((comment) => comment.resolved !== true)
  return { newest: open.slice(-shown), earlier: Math.min(NEWEST, Math.max(0, open.length - shown)), closed: comments.filter((comment) => comment.resolved === true).slice(-shown) }
}
