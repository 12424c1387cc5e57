import styles from './spacedText.module.css'

/** Card text that is never wider spaced than we ask has these; anything else was asked for by the reader. */
const isWidened = ({ fontSize, lineHeight, letterSpacing, wordSpacing }: CSSStyleDeclaration): boolean =>
  Number.parseFloat(lineHeight) > Number.parseFloat(fontSize) * 1.05 || Number.parseFloat(letterSpacing) > 0 || Number.parseFloat(wordSpacing) > 0

/**
 * The text of a card is fitted by our own spacing. Who has the browser set lines, letters or words further apart (WCAG 1.4.12) has cards
 * with more words than room: those get `data-cut`, which shows that there is more, and all of it while a hand, the keyboard or a choice is
 * on the card. A probe tells whether there is wider spacing; as long as there is none, no card is ever measured. Returns the way to stop.
 */
export function watchSpacing(root: HTMLElement, layer: HTMLElement): () => void {
  const probe = document.createElement('span')
  probe.className = styles['probe'] ?? ''
  probe.setAttribute('aria-hidden', 'true')
  probe.textContent = 'n n'
  root.append(probe)
  let frame = 0
  const mark = (): void => {
    frame = 0
    const cards = [...layer.querySelectorAll<HTMLElement>('[data-card-layer] [data-card-id]')]
    const cut = new Set(root.dataset['spaced'] === undefined ? [] : cards.filter(isCut))
    for (const card of cards) card.toggleAttribute('data-cut', cut.has(card))
  }
  const ask = (): void => {
    if (frame === 0) frame = requestAnimationFrame(mark)
  }
  const cards = new MutationObserver(ask)
  const watch = new ResizeObserver(() => {
    const spaced = isWidened(getComputedStyle(probe))
    if (spaced === (root.dataset['spaced'] !== undefined)) return
    root.toggleAttribute('data-spaced', spaced)
    if (spaced) cards.observe(layer, { subtree: true, childList: true, characterData: true })
    else cards.disconnect()
    ask()
  })
  watch.observe(probe)
  return () => {
    watch.disconnect()
    cards.disconnect()
    cancelAnimationFrame(frame)
    probe.remove()
  }
}

/** Whether any box of the card holds more than it shows. While a card shows all it says, it goes on being one that is cut. */
function isCut(card: HTMLElement): boolean {
  if (card.matches('[data-cut]:is(:hover, [data-focused], [data-chosen])')) return true
  const boxes = [...card.querySelectorAll<HTMLElement>('div, span')]
  return boxes.some((box) => box.clientHeight > 0 && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) && getComputedStyle(box).overflowY !== 'visible')
}
