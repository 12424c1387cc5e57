import type { LucideIcon } from 'lucide-react'
import type { Language } from '../../language/language.ts'
import type { ActionContext } from './actionContext.ts'
import type { WhyNot } from './reasons.ts'

/** Where a right click, the menu key or a long press fell. */
export type MenuPlace = 'card' | 'cards' | 'section' | 'lane' | 'ground'

/** What an action is called: a name, and other words by which people look for it. */
export type Phrase = string | { readonly name: string; readonly also: string }

/** One of several things to do it with, as a section to go to. */
export type Choice = { readonly id: string; readonly name: string }

export type ActionSpec = {
  readonly icon?: LucideIcon
  /** Context menus in which it stands. */
  readonly menus?: readonly MenuPlace[]
  readonly danger?: boolean
  /** Why it cannot be done now; none means it can. */
  readonly whyNot?: WhyNot
  /** Once for each of these instead of once. */
  readonly choices?: (context: ActionContext) => readonly Choice[]
  readonly run: (context: ActionContext, choice: string) => void
}
/** A movement of keys alone, as walking with arrows: it stands in the help, not in menus. */
export type KeysOnly = { readonly keysOnly: true }

export type ActionGroup<Id extends string = string> = {
  readonly title: Readonly<Record<Language, string>>
  readonly actions: Readonly<Record<Id, ActionSpec | KeysOnly>>
  readonly words: Readonly<Record<Language, Readonly<Record<Id, Phrase>>>>
}

/** One group of the catalogue, a file each in `groups/`. The compiler names an action that has no words in a language. */
export const actionGroup = <const Id extends string>(group: {
  readonly title: ActionGroup['title']
  readonly actions: ActionGroup<Id>['actions']
  readonly words: ActionGroup<NoInfer<Id>>['words']
}): ActionGroup<Id> => group
