import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Full TrueType files: pdfkit takes woff2 without an error and draws nothing. */
const FILES = {
  regular: 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  medium: 'atkinson-hyperlegible-next/500Medium/AtkinsonHyperlegibleNext_500Medium.ttf',
  semibold: 'atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  heavy: 'atkinson-hyperlegible-next/800ExtraBold/AtkinsonHyperlegibleNext_800ExtraBold.ttf',
  sans: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  sansSemibold: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  sansHeavy: 'noto-sans/800ExtraBold/NotoSans_800ExtraBold.ttf',
  arabic: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  arabicSemibold: 'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  arabicHeavy: 'noto-sans-arabic/800ExtraBold/NotoSansArabic_800ExtraBold.ttf',
  hebrew: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  hebrewSemibold: 'noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf',
  hebrewHeavy: 'noto-sans-hebrew/800ExtraBold/NotoSansHebrew_800ExtraBold.ttf',
  symbols: 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  emoji: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const

export type FontName = keyof typeof FILES
export type PdfFonts = Readonly<Record<FontName, Uint8Array>>

/** The fonts that the PDF embeds, read from their packages. Throws when a package is not installed. */
export function loadPdfFonts(): PdfFonts {
  const require = createRequire(import.meta.url)
  const read = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/${path}`))
  return Object.fromEntries(Object.entries(FILES).map(([name, path]) => [name, read(path)])) as Record<FontName, Uint8Array>
}
