import { TEXT_KEY } from '../fieldRules.ts'
import { itemIn, textIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { replaceText } from './replaceText.ts'

/** The words of a card, or the title of a section or lane. */
export const setText = (context: CommandContext, root: 'cards' | 'sections' | 'lanes', id: string, words: string): void => {
  context.write(() => {
    const text = textIn(itemIn(context.roots[root], id), TEXT_KEY[root] ?? '')
    if (text !== undefined) replaceText(text, words)
  })
}
