import { ownLayer } from '../../ui/ownLayer.ts'
import type { Point } from './camera.ts'
import type { Carried } from './offsets.ts'
import { layShield } from './shield.ts'
import type { Stage } from './stage.ts'
import styles from './Surface.module.css'

/** So few elements are moved themselves: a layer for all of them together would cost more than it saves. */
const FEW = 8
/** How often what is carried is put where it is seen, ms: for who asks where a card is, and for what reads the screen. */
const AT_LEISURE_MS = 200
/** What tells who has a card, and what it is, is told by the card itself. */
const TOLD = ['id', 'tabindex', 'role', 'data-card-id', 'data-carried', 'data-moving']

/**
 * Shows what my hand carries. Many cards are drawn once more in one layer of their own, which is all that moves: each element with a transform is a part that the browser puts
 * together anew in every frame. The cards keep the keyboard and what is read aloud; only their looks are hidden meanwhile, and they come after at leisure. Returns the way back.
 */
export function attachCarrying(stage: Stage, layer: HTMLElement): () => void {
  let hand: { readonly lay: Carried['lay']; readonly to: (carried: Carried) => void; readonly end: () => void } | undefined
  const letGo = (): void => {
    hand?.end()
    hand = undefined
  }
  const stop = stage.carriedBy((carried) => {
    if (carried?.lay !== hand?.lay) letGo()
    if (carried === undefined) return false
    hand ??= { lay: carried.lay, ...(carried.lay.size > FEW ? takeTogether(stage, layer, carried.lay) : { to: () => undefined, end: layShield(layer.parentElement, 'hand') }) }
    hand.to(carried)
    return carried.lay.size > FEW
  })
  return () => {
    stop()
    letGo()
  }
}

function takeTogether(stage: Stage, layer: HTMLElement, held: Carried['lay']): { readonly to: (carried: Carried) => void; readonly end: () => void } {
  const lift = layShield(layer.parentElement, 'hand')
  const group = document.createElement('div')
  const [cards, over] = [document.createElement('div'), document.createElement('div')]
  group.className = styles['carried'] ?? ''
  group.ariaHidden = 'true'
  group.dataset['inHand'] = ''
  // Rings are as wide as those that stay (useStage.ts writes it when the scale changes).
  group.dataset['keepsSize'] = ''
  group.style.setProperty('--px', `${1 / stage.camera.getState().scale}px`)
  group.append(cards, over)
  const shown = new Map<Node, { readonly likeness: HTMLElement; readonly lay: Point | undefined }>()
  const show = (element: HTMLElement, lay: Point | undefined): void => {
    const likeness = likenessOf(element, lay)
    const was = shown.get(element)
    shown.set(element, { likeness, lay })
    if (was === undefined) (element.dataset['cardId'] === undefined ? over : cards).append(likeness)
    else was.likeness.replaceWith(likeness)
  }
  const hide = (element: HTMLElement): void => {
    shown.get(element)?.likeness.remove()
    shown.delete(element)
  }
  const watch = new MutationObserver((changes) => {
    const changed = new Set<HTMLElement>()
    for (const { target, attributeName } of changes) {
      if (attributeName === 'tabindex' || attributeName?.startsWith('aria-') === true) continue
      let at: Node | null = target
      while (at !== null && !shown.has(at)) at = at.parentNode
      if (!(at instanceof HTMLElement)) continue
      if (at === target && attributeName === 'style') size(shown.get(at)?.likeness, at)
      else changed.add(at)
    }
    for (const element of changed) show(element, shown.get(element)?.lay)
  })
  const take = (id: string, element: HTMLElement): void => {
    show(element, held.get(id))
    watch.observe(element, { subtree: true, childList: true, characterData: true, attributes: true })
  }
  stage.flag('data-carried', new Set(held.keys()))
  for (const id of held.keys()) for (const element of stage.elements.of(id)) take(id, element)
  const stop = stage.elements.onChange((id, element, isThere) => held.has(id) && (isThere ? take(id, element) : hide(element)))
  layer.append(group)
  ownLayer(group)
  let soon: ReturnType<typeof setTimeout> | undefined
  const follow = (): void => {
    soon = undefined
    for (const id of held.keys()) stage.placeAll(id)
  }
  return {
    to({ offset }) {
      group.style.transform = `translate(${offset.dx}px, ${offset.dy}px)`
      soon ??= setTimeout(follow, AT_LEISURE_MS)
    },
    end() {
      clearTimeout(soon)
      stop()
      watch.disconnect()
      group.remove()
      lift()
      stage.flag('data-carried', new Set())
    },
  }
}

/** To look at only, where the card lay when it was taken up. */
function likenessOf(element: HTMLElement, lay: Point | undefined): HTMLElement {
  const likeness = element.cloneNode(true) as HTMLElement
  for (const name of [...likeness.getAttributeNames().filter((each) => each.startsWith('aria-')), ...TOLD]) likeness.removeAttribute(name)
  // One that is decoded later would be missing for a moment.
  for (const image of likeness.querySelectorAll('img')) image.decoding = 'sync'
  likeness.style.transform = ''
  if (lay !== undefined) [likeness.style.left, likeness.style.top] = [`${lay.x}px`, `${lay.y}px`]
  likeness.inert = true
  return likeness
}

function size(likeness: HTMLElement | undefined, { style }: HTMLElement): void {
  if (likeness === undefined) return
  for (const side of ['width', 'height'] as const) if (likeness.style[side] !== style[side]) likeness.style[side] = style[side]
}
