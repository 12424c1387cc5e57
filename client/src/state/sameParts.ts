/**
 * `next` with each part that says the same as in `previous` replaced by the old value itself, so that who follows one part
 * is woken only when that part changed. Parts are plain data in a fixed order of keys, as the server sends them.
 */
export function sameParts<T extends object>(previous: T, next: T): T {
  const parts = Object.entries(next).map(([key, value]) => {
    const before: unknown = (previous as Readonly<Record<string, unknown>>)[key]
    return [key, JSON.stringify(before) === JSON.stringify(value) ? before : value]
  })
  return Object.fromEntries(parts) as T
}
