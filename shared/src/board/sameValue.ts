/** Whether two read values (plain, at most one level of nesting) are equal, so that an unchanged one keeps its identity. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const entries = Object.entries(a)
  const other = new Map(Object.entries(b))
  return entries.length === other.size && entries.every(([key, value]) => other.has(key) && sameValue(value, other.get(key)))
}
