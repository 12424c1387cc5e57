/** Letters that are written from right to left. */
export const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const LETTER = /\p{L}/u

/** The direction of a text is that of its first letter. */
export function readsFromRight(text: string): boolean {
  for (const sign of text) if (LETTER.test(sign)) return FROM_RIGHT.test(sign)
  return false
}
