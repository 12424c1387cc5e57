import { useLanguage, useWords } from '../../language/language.ts'
import { type MenuEnd, MenuList } from '../../ui/MenuList.tsx'
import type { ActionContext } from '../actions/actionContext.ts'
import type { MenuPlace } from '../actions/actionGroup.ts'
import { type Action, runAction } from '../actions/catalogue.ts'
import { isMac, shownKeys } from '../actions/shownKeys.ts'
import { actionWords } from '../actions/words.ts'
import { menuActions } from './menuActions.ts'
import { paletteWords } from './words.ts'

type Props = {
  readonly context: ActionContext
  readonly of: MenuPlace
  /** CSS px in the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onRun: (run: () => void) => void
  readonly onClose: (how: MenuEnd) => void
}

/** What can be done with what is under the hand, where the hand is. */
export function ContextMenu({ context, of, at, onRun, onClose }: Props) {
  const words = useWords(paletteWords)
  const { keyNames } = useWords(actionWords)
  const language = useLanguage()
  const begins = (action: Action, before: Action | undefined): boolean => before !== undefined && (before.group !== action.group || (action.spec?.danger === true && before.spec?.danger !== true))
  const items = menuActions(of, context).map((action, index, all) => {
    const Icon = action.spec?.icon
    const [chord] = action.keys
    return {
      label: action.words[language].name,
      danger: action.spec?.danger === true,
      begins: begins(action, all[index - 1]),
      onChoose: () => onRun(() => runAction(action.id, context)),
      ...(Icon === undefined ? {} : { icon: <Icon size={18} aria-hidden /> }),
      ...(chord === undefined ? {} : { keys: shownKeys(chord, keyNames, isMac()).join(' ') }),
    }
  })
  return <MenuList label={words.menus[of]} items={items} place={(menu) => placeAt(menu, at)} onClose={onClose} />
}

/** Beside the hand: right and below where there is room, never outside the window. */
export function placeAt(menu: HTMLElement, at: { readonly x: number; readonly y: number }): void {
  const { offsetWidth, offsetHeight } = menu
  const left = at.x + offsetWidth + 8 <= window.innerWidth ? at.x : at.x - offsetWidth
  const top = at.y + offsetHeight + 8 <= window.innerHeight ? at.y : at.y - offsetHeight
  menu.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`
  menu.style.top = `${Math.max(8, Math.min(top, window.innerHeight - offsetHeight - 8))}px`
}
