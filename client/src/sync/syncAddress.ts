/** Address of the socket below <base href>: `http://house/path/` gives `ws://house/path/sync`. */
export function syncAddress(baseUri: string): string {
  const url = new URL('sync', baseUri)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.search = ''
  url.hash = ''
  return url.href
}
