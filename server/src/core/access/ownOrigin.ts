const isLoopbackName = (hostname: string): boolean => hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)

/**
 * [ACC9] Whether a request's `Origin` is ours: PUBLIC_URL's, or on a loopback any loopback name with the same port. `null`
 * and what is no origin are foreign. A request without the header is judged by the caller.
 */
export function isOwnOrigin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  const own = new URL(publicUrl)
  const theirs = new URL(origin)
  if (theirs.origin === own.origin) return true
  return isLoopbackName(own.hostname) && isLoopbackName(theirs.hostname) && theirs.protocol === own.protocol && theirs.port === own.port
}
