const KEY = 'visiebord.person'

/** The name and party last used in this browser, so that nobody types them twice. */
export type RememberedPerson = { readonly name: string; readonly partyName: string }

export function rememberedPerson(): RememberedPerson {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const { name, partyName } = stored as Partial<RememberedPerson>
    return { name: typeof name === 'string' ? name : '', partyName: typeof partyName === 'string' ? partyName : '' }
  } catch {
    return { name: '', partyName: '' }
  }
}

export function rememberPerson(person: RememberedPerson): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(person))
  } catch {
    // Storage is forbidden here: the name is asked again next time, nothing else changes.
  }
}
