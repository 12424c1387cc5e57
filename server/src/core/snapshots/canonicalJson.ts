import canonicalize from 'canonicalize'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'

/**
 * RFC 8785 JSON of a value: `__proto__` is a key like any other, depth is no danger. What JSON cannot carry (a BigInt, NaN, a
 * lone surrogate, a ring) is refused as `not-recordable` with the path and id of the object that holds it.
 */
export function canonicalJson(value: object): Outcome<string> {
  try {
    const text = canonicalize(value)
    if (text !== undefined) return accept(text)
  } catch {
    // canonicalize says what is wrong but not where; `faultIn` finds both.
  }
  return decline('not-recordable', faultIn(value) ?? 'a value that is not JSON')
}

type Step = { readonly value: unknown; readonly path: string; readonly owner: string; readonly above: ReadonlySet<object> }

/** Where the first thing is that JSON cannot carry. A list instead of recursion: depth is the attacker's choice. */
function faultIn(root: object): string | undefined {
  const waiting: Step[] = [{ value: root, path: '', owner: '', above: new Set() }]
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { value, path, owner, above } = step
    const fault = faultOf(value)
    if (fault !== undefined) return `${path || 'the record'}: ${fault}${owner}`
    if (typeof value !== 'object' || value === null) continue
    if (above.has(value)) return `${path}: contains itself${owner}`
    const id: unknown = Object.hasOwn(value, 'id') ? Reflect.get(value, 'id') : undefined
    const named = typeof id === 'string' ? ` (id ${JSON.stringify(id.toWellFormed())})` : owner
    const below = new Set(above).add(value)
    for (const [key, child] of Object.entries(value).reverse()) {
      if (!key.isWellFormed()) return `${path}: a name with half a character${named}`
      waiting.push({ value: child, path: Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`, owner: named, above: below })
    }
  }
  return undefined
}

function faultOf(value: unknown): string | undefined {
  if (typeof value === 'bigint') return 'a BigInt'
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'string' && !value.isWellFormed()) return 'half a character'
  return undefined
}
