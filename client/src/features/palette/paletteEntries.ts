import type { Language } from '../../language/language.ts'
import type { ActionContext } from '../actions/actionContext.ts'
import { type Action, CATALOGUE, type GroupId } from '../actions/catalogue.ts'
import type { Reason } from '../actions/reasons.ts'
import { fitOf } from './fitOf.ts'

/** A row of the palette: an action, or one of the things it can be done with. */
export type PaletteEntry = { readonly key: string; readonly action: Action; readonly choice: string; readonly name: string; readonly why: Reason | undefined }
export type PaletteGroup = { readonly id: GroupId; readonly entries: readonly PaletteEntry[] }

/** All that fits what was typed, by group. Groups with the best fit come first; in a group, what can be done now does. */
export function paletteGroups(context: ActionContext, language: Language, typed: string): readonly PaletteGroup[] {
  const groups = new Map<GroupId, { best: number; readonly entries: { readonly entry: PaletteEntry; readonly fit: number }[] }>()
  for (const action of CATALOGUE) {
    if (context.only?.has(action.id) === false) continue
    for (const { entry, also } of entriesOf(action, context, language)) {
      const fit = fitOf({ name: entry.name, also }, typed)
      if (fit === undefined) continue
      const group = groups.get(action.group) ?? { best: Infinity, entries: [] }
      groups.set(action.group, group)
      group.entries.push({ entry, fit })
      // What cannot be done now must not bring its whole group to the top.
      group.best = Math.min(group.best, fit + (entry.why === undefined ? 0 : 1))
    }
  }
  const isSearch = typed.trim() !== ''
  return [...groups]
    .toSorted(([, a], [, b]) => (isSearch ? a.best - b.best : 0))
    .map(([id, { entries }]) => ({
      id,
      entries: entries.toSorted((a, b) => Number(a.entry.why !== undefined) - Number(b.entry.why !== undefined) || (isSearch ? a.fit - b.fit : 0)).map(({ entry }) => entry),
    }))
}

function entriesOf(action: Action, context: ActionContext, language: Language): readonly { readonly entry: PaletteEntry; readonly also: string }[] {
  const { id, spec, words } = action
  if (spec === undefined) return []
  const { name, also } = words[language]
  const why = spec.whyNot?.(context)
  if (spec.choices === undefined || why !== undefined) return [{ entry: { key: id, action, choice: '', name, why }, also }]
  return spec.choices(context).map((choice) => ({ entry: { key: `${id} ${choice.id}`, action, choice: choice.id, name: `${name} ${choice.name}`, why }, also }))
}
