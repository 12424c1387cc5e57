import type { Words } from '../../language/language.ts'

/** What a card says of its remarks in its name; apart from the other words, for these are painted with the board. */
const nl = {
  signs: { '👍': 'eens', '⭐': 'mooi', '💡': 'goed idee', '🤔': 'twijfel', '👀': 'kijk hiernaar', '🎉': 'gelukt' },
  comments: (count: number) => (count === 1 ? '1 opmerking' : `${count} opmerkingen`),
  tags: (tags: readonly string[]) => `${tags.length === 1 ? 'label' : 'labels'} ${tags.join(', ')}`,
  reactions: (sign: string, count: number) => `${count} keer ${sign}`,
}

export const signWords: Words<typeof nl> = {
  nl,
  en: {
    signs: { '👍': 'agree', '⭐': 'well done', '💡': 'good idea', '🤔': 'doubt', '👀': 'look at this', '🎉': 'done' },
    comments: (count) => (count === 1 ? '1 comment' : `${count} comments`),
    tags: (tags) => `${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`,
    reactions: (sign, count) => `${count} × ${sign}`,
  },
}
