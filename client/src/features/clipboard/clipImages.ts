import type { Card } from '@visiebord/shared/board/schema.ts'
import type { Clip } from './clip.ts'

type Kept = { readonly file: string; readonly width: number; readonly height: number }

/** The same cards with their pictures as they are kept here; those that could not be brought are left out, with what hangs on them, and counted. */
export async function withImagesHere(clip: Clip, bring: (file: string) => Promise<Kept | undefined>): Promise<{ readonly clip: Clip; readonly lost: number }> {
  const files = new Set(clip.content.cards.flatMap((card) => (card.kind === 'image' ? [card.file] : [])))
  const kept = new Map<string, Kept>()
  // One after the other: the server looks at one picture at a time.
  for (const file of files) {
    const here = await bring(file)
    if (here !== undefined) kept.set(file, here)
  }
  const cards = clip.content.cards.flatMap((card): readonly Card[] => {
    if (card.kind !== 'image') return [card]
    const here = kept.get(card.file)
    return here === undefined ? [] : [{ ...card, ...here }]
  })
  const lost = clip.content.cards.length - cards.length
  return { clip: lost === 0 && files.size === 0 ? clip : { ...clip, content: { ...clip.content, cards } }, lost }
}
