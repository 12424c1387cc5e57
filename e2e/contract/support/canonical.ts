/** RFC 8785, written from the RFC alone: what the server hashed is recomputed by somebody else's hand. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('no number of JSON')
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new Error(`no JSON: ${typeof value}`)
  const members = Object.entries(value).toSorted(([a], [b]) => compareUnits(a, b))
  return `{${members.map(([key, member]) => `${quote(key)}:${canonical(member)}`).join(',')}}`
}

/** By UTF-16 code units, one after the other. */
function compareUnits(a: string, b: string): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return a.charCodeAt(at) - b.charCodeAt(at)
  return a.length - b.length
}

const SHORT: Readonly<Record<string, string>> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\' }

function quote(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new Error('half a character')
  let quoted = ''
  for (const unit of text) quoted += SHORT[unit] ?? (unit < ' ' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit)
  return `"${quoted}"`
}
