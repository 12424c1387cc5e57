/** Where the page is: start, join with a link's token, or a board. The token lives in the fragment and never reaches a server log. */
export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'join'; readonly token: string }
  | { readonly page: 'board'; readonly workshopId: string }
  | { readonly page: 'unknown' }

/** `base` is the path of <base href>, with a slash at the end. */
export function routeOf(location: { readonly pathname: string; readonly hash: string }, base: string): Route {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname.replace(/^\//, '')
  if (path === '' || path === 'index.html') return { page: 'start' }
  if (path === 'join') return { page: 'join', token: location.hash.slice(1) }
  const board = /^w\/([^/]+)$/.exec(path)
  if (board?.[1] !== undefined) return { page: 'board', workshopId: decodeURIComponent(board[1]) }
  return { page: 'unknown' }
}

/** An address inside Visiebord, as a path for links and for history. */
export function addressOf(path: string): string {
  const { pathname, hash } = new URL(path, document.baseURI)
  return pathname + hash
}
