/** What a socket says of itself in its address (INTERFACE "Socket"). What is not said or not understood counts as up to date. */
export function readSocketQuery(query: unknown): { readonly generation?: string; readonly sealed?: number } {
  if (typeof query !== 'object' || query === null) return {}
  const generation = 'generation' in query && typeof query.generation === 'string' && query.generation !== '' ? query.generation : undefined
  const sealed = 'sealed' in query && typeof query.sealed === 'string' && /^\d{1,9}$/.test(query.sealed) ? Number(query.sealed) : undefined
  return { ...(generation === undefined ? {} : { generation }), ...(sealed === undefined ? {} : { sealed }) }
}
