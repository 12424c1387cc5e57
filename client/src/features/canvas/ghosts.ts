import { partyColor } from './partyColor.ts'
import styles from './Overlay.module.css'
import type { Scene } from './scene.ts'

/** More dashed places than this say nothing more. */
const MOST = 60

/** Dashed edges where cards in a hand came from. Each call shows exactly these; made and removed without React. */
export function createGhosts({ stage, reader, parties }: Scene, layer: () => HTMLElement | undefined): (ids: readonly string[]) => void {
  const shown = new Map<string, HTMLElement>()
  return (ids) => {
    const wanted = new Set(ids.slice(0, MOST))
    for (const [id, element] of shown) {
      if (wanted.has(id)) continue
      element.remove()
      shown.delete(id)
    }
    for (const id of wanted) {
      const box = stage.boxOf(id)
      const holder = layer()
      if (shown.has(id) || box === undefined || holder === undefined) continue
      const element = document.createElement('div')
      element.className = styles['ghost'] ?? ''
      element.dataset['party'] = String(partyColor(parties.get(reader.cards.get(id)?.partyId ?? '')))
      element.style.transform = `translate(${box.x}px, ${box.y}px)`
      element.style.width = `${box.w}px`
      element.style.height = `${box.h}px`
      holder.append(element)
      shown.set(id, element)
    }
  }
}
