import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Full TrueType files: pdfkit takes woff2 without an error and draws nothing. */
const FILES = {
  regular: 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  medium: 'atkinson-hyperlegible-next/500Medium/AtkinsonHyperlegibleNext_500Medium.ttf',
  semibold: 'atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  sans: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  arabic: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  hebrew: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  symbols: 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  emoji: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const

export type FontName = keyof typeof FILES
export type PdfFonts = Readonly<Record<FontName, Uint8Array>>

/** The fonts that the PDF embeds, read from their packages. Throws when a package is not installed. */
export function loadPdfFonts(): PdfFonts {
  const require = createRequire(import.meta.url)
  const read = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/${path}`))
  return {
    regular: read(FILES.regular), medium: read(FILES.medium), semibold: read(FILES.semibold), sans: read(FILES.sans),
    arabic: read(FILES.arabic), hebrew: read(FILES.hebrew), symbols: read(FILES.symbols), emoji: read(FILES.emoji),
  }
}
