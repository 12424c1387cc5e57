import type { ActionContext } from '../actions/actionContext.ts'
import type { MenuPlace } from '../actions/actionGroup.ts'
import { type Action, CATALOGUE } from '../actions/catalogue.ts'

/** What a menu opened here offers: only what can be done now. The palette has the rest, with the reason why not. What throws away comes last. */
export function menuActions(place: MenuPlace, context: ActionContext): readonly Action[] {
  const offered = CATALOGUE.filter(({ id, spec }) => context.only?.has(id) !== false && spec?.menus?.includes(place) === true && spec.whyNot?.(context) === undefined)
  return offered.toSorted((a, b) => Number(a.spec?.danger === true) - Number(b.spec?.danger === true))
}
