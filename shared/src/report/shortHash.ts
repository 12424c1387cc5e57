/** `7f3a 91c2 … d04e`: enough to compare aloud. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`

/** Groups of eight: enough to compare in full. */
export const groupedHash = (sha256: string): readonly string[] => sha256.match(/.{1,8}/g) ?? []
