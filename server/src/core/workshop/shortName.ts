const PREFIX = /^(gemeente|municipality of|provincie|stichting)\s+/i

/**
 * A short name for a party: three capitals of its name, or other letters and at last a number when those are taken.
 * At most 4 characters, never one of `taken`.
 */
export function shortNameFor(name: string, taken: ReadonlySet<string>): string {
  const words = name.replace(PREFIX, '').normalize('NFKD').replace(/[^\p{L}\p{N}\s-]/gu, '').toUpperCase()
  const letters = Array.from(words.replace(/[\s-]/g, '')).filter((letter) => letter.length === 1)
  const initials = words.split(/[\s-]+/).map((word) => word.slice(0, 1)).join('')
  for (const candidate of candidates(letters, initials)) if (!taken.has(candidate)) return candidate
  const stem = letters.slice(0, 1).join('') || 'P'
  for (let number = 2; ; number++) {
    const candidate = `${stem}${number}`
    if (!taken.has(candidate)) return candidate
  }
}

function* candidates(letters: readonly string[], initials: string): Generator<string> {
  const [first, second] = letters
  if (first === undefined) return
  if (letters.length >= 3) yield letters.slice(0, 3).join('')
  if (initials.length === 3) yield initials
  if (second !== undefined) for (const third of letters.slice(2)) yield first + second + third
  if (letters.length < 3) yield letters.join('')
}
