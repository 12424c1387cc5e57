import { sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { LocateFixed } from 'lucide-react'
import { useCallback, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import type { BoardActions } from '../canvas/boardActions.ts'
import { useScene } from '../canvas/scene.ts'
import { minimapWords } from './words.ts'

/** A menu of all sections in reading order, the roadmap and the whole board: each brings itself into view. */
export function GoToMenu({ actions, className, wordless = false }: { readonly actions: BoardActions; readonly className?: string | undefined; /** Where only signs stand. */ readonly wordless?: boolean }) {
  const { reader } = useScene()
  const words = useWords(minimapWords)
  // Titles and places, not cards: what is dragged all day does not render this.
  const places = useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribe((change) => (change.sections.size > 0 || change.timeline ? listener() : undefined)), [reader]),
    () => JSON.stringify([sectionsInReadingOrder(reader).map(({ id, title }) => [id, title]), reader.timeline !== undefined]),
  )
  const [sections, hasRoadmap] = JSON.parse(places) as readonly [readonly (readonly [string, string])[], boolean]
  const seen = new Map<string, number>()
  const items: MenuItem[] = sections.map(([id, title]) => {
    const name = title.trim() === '' ? words.untitled : title
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { label: times === 1 ? name : `${name} (${times})`, onChoose: () => actions.showSection(id) }
  })
  if (hasRoadmap) items.push({ label: words.roadmap, onChoose: actions.showRoadmap, begins: items.length > 0 })
  items.push({ label: words.all, onChoose: actions.fitAll, begins: !hasRoadmap && items.length > 0 })
  return <Menu label={wordless ? words.goTo : words.places} {...(wordless ? {} : { words: words.goTo })} icon={<LocateFixed size={18} aria-hidden />} items={items} className={className} />
}
