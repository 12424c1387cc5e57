import { plainWords } from '../words/readWords.ts'

/** Words as people count them: letters or digits, held together by an apostrophe, hyphen or point inside. A dash is no word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-.,:][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

export const wordCount = (text: string): number => plainWords(text).match(WORD)?.length ?? 0
