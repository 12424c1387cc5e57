import type { Language } from '../../language/language.ts'
import type { ActionContext } from './actionContext.ts'
import type { ActionGroup, ActionSpec, Phrase } from './actionGroup.ts'
import { adding } from './groups/adding.ts'
import { appearance } from './groups/appearance.ts'
import { arranging } from './groups/arranging.ts'
import { cards } from './groups/cards.ts'
import { choosing } from './groups/choosing.ts'
import { clipboard } from './groups/clipboard.ts'
import { lanes } from './groups/lanes.ts'
import { looking } from './groups/looking.ts'
import { rounds } from './groups/rounds.ts'
import { sections } from './groups/sections.ts'
import { sharing } from './groups/sharing.ts'
import { things } from './groups/things.ts'
import { undoing } from './groups/undoing.ts'
import { writing } from './groups/writing.ts'
import { type KeyedAction, KEYS } from './keys.ts'

/** In the order in which palette, menus and help show them. A new group: a file in `groups/` and its name here. */
const GROUPS = { cards, writing, adding, clipboard, things, undoing, choosing, sections, lanes, arranging, looking, rounds, sharing, appearance } as const

export type GroupId = keyof typeof GROUPS
type IdOf<Group> = Group extends ActionGroup<infer Id> ? Id : never
export type ActionId = IdOf<(typeof GROUPS)[GroupId]>

// A key that belongs to no action does not compile: the type on the left is then its name.
const _everyKeyHasItsAction: [Exclude<KeyedAction, ActionId>] extends [never] ? true : Exclude<KeyedAction, ActionId> = true
void _everyKeyHasItsAction

/** One thing that one can do. `spec` is absent for movements that only keys can make. */
export type Action = {
  readonly id: ActionId
  readonly group: GroupId
  readonly keys: readonly string[]
  readonly words: Readonly<Record<Language, { readonly name: string; readonly also: string }>>
  readonly spec: ActionSpec | undefined
}

const said = (phrase: Phrase | undefined): { readonly name: string; readonly also: string } => (typeof phrase === 'string' ? { name: phrase, also: '' } : (phrase ?? { name: '', also: '' }))

/** Everything that one can do on the board: the one source of palette, menus and help. */
export const CATALOGUE: readonly Action[] = (Object.keys(GROUPS) as GroupId[]).flatMap((group) => {
  const { actions, words }: ActionGroup = GROUPS[group]
  return Object.entries(actions).map(
    ([id, spec]): Action => ({
      id: id as ActionId,
      group,
      keys: (KEYS as Readonly<Record<string, readonly string[]>>)[id] ?? [],
      words: { nl: said(words.nl[id]), en: said(words.en[id]) },
      spec: 'keysOnly' in spec ? undefined : spec,
    }),
  )
})

export const groupTitle = (group: GroupId, language: Language): string => GROUPS[group].title[language]
export const GROUP_IDS = Object.keys(GROUPS) as readonly GroupId[]

/** Runs it where it can be; answers the reason where it cannot. */
export function runAction(id: ActionId, context: ActionContext, choice = ''): ReturnType<NonNullable<ActionSpec['whyNot']>> {
  const spec = CATALOGUE.find((action) => action.id === id)?.spec
  const reason = spec?.whyNot?.(context)
  if (reason === undefined) spec?.run(context, choice)
  return reason
}
