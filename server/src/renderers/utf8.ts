const encoder = new TextEncoder()

/** Lone surrogates become U+FFFD. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)
