import { partyColor } from './partyColor.ts'
import styles from './Overlay.module.css'
import type { Scene } from './scene.ts'

/** More dashed places than this say nothing more. */
const MOST = 60

/**
 * Dashed edges where cards in a hand came from; with `stay` the cards as they lay there. Each call shows exactly these; made
 * and removed without React.
 */
export function createGhosts({ stage, reader, parties }: Scene, layer: () => HTMLElement | undefined): (ids: readonly string[], options?: { readonly stay: boolean }) => void {
  const shown = new Map<string, HTMLElement>()
  return (ids, { stay } = { stay: false }) => {
    const wanted = new Set(stay ? ids : ids.slice(0, MOST))
    for (const [id, element] of shown) {
      if (wanted.has(id)) continue
      element.remove()
      shown.delete(id)
    }
    for (const id of wanted) {
      if (shown.has(id)) continue
      const box = stage.boxOf(id)
      const holder = layer()
      if (box === undefined || holder === undefined) continue
      const still = stay ? stage.elementOf(id) : undefined
      if (still !== undefined) {
        const likeness = likenessOf(still)
        holder.append(likeness)
        shown.set(id, likeness)
        continue
      }
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

/** What tells who holds, chose or has a card is told by the card itself. */
const TOLD = ['id', 'tabindex', 'role', 'data-card-id', 'data-chosen', 'data-focused', 'data-lifted', 'data-moving', 'data-lit']

/** To look at only. */
function likenessOf(card: HTMLElement): HTMLElement {
  const likeness = card.cloneNode(true) as HTMLElement
  for (const name of [...likeness.getAttributeNames().filter((each) => each.startsWith('aria-')), ...TOLD]) likeness.removeAttribute(name)
  likeness.inert = true
  return likeness
}
