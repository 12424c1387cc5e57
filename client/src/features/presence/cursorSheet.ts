import type { Camera, Viewport } from '../canvas/camera.ts'
import { partyMarkPath } from '../../ui/partyMarkPath.ts'
import { arrowPaths, type CursorHand, inView, NAME_GONE_MS, NAME_RESTS_MS, named, nameHangs, paperOfHand } from './cursorPicture.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Eight papers, and nobody's. */
const PAPERS = 9

type Tag = { readonly element: HTMLElement; readonly mark: SVGPathElement; readonly label: HTMLElement; seat: number | undefined; text: string; color: number; /** Asked of the page when the text is another: CSS px. */ width: number | undefined }
type Look = { readonly camera: Camera; readonly viewport: Viewport; readonly now: number; /** Arrows are not wanted; who holds a card is named at it all the same. */ readonly hidden: boolean }

/** Where the hands of others are drawn. */
export type CursorSheet = {
  /** Draws exactly these hands. Answers in how many ms a name fades next, `Infinity` when none does. */
  draw(hands: Iterable<CursorHand>, look: Look): number
  dispose(): void
}

/** One drawing of all arrows, one path a paper, and a few name tags from a pool. What says the same is not written again. */
export function createCursorSheet(layer: HTMLElement, styles: Readonly<Record<string, string>>, labelOf: (hand: CursorHand) => string): CursorSheet {
  const drawing = document.createElementNS(SVG, 'svg')
  drawing.setAttribute('class', styles['arrows'] ?? '')
  const paths = Array.from({ length: PAPERS }, (_, color) => {
    const path = document.createElementNS(SVG, 'path')
    path.dataset['party'] = String(color)
    drawing.append(path)
    return path
  })
  layer.append(drawing)
  const drawn = paths.map(() => '')
  const tags: Tag[] = []
  const tagOf = (seat: number): Tag => {
    const own = tags.find((tag) => tag.seat === seat) ?? tags.find((tag) => tag.seat === undefined) ?? makeTag(layer, styles)
    if (!tags.includes(own)) tags.push(own)
    own.seat = seat
    return own
  }
  const write = (tag: Tag, hand: CursorHand): void => {
    const text = labelOf(hand)
    if (tag.text !== text) {
      tag.label.textContent = tag.text = text
      tag.width = undefined
    }
    if (tag.color !== hand.color) {
      tag.color = hand.color
      tag.element.dataset['party'] = String(paperOfHand(hand.color))
      tag.mark.setAttribute('d', hand.color === 0 ? '' : partyMarkPath(hand.color))
      tag.mark.parentElement?.toggleAttribute('hidden', hand.color === 0)
    }
  }
  return {
    draw(hands, { camera, viewport, now, hidden }) {
      const shown = inView(hands, camera, viewport)
      for (const [color, path] of arrowPaths(hidden ? [] : shown, PAPERS).entries()) {
        if (drawn[color] === path) continue
        drawn[color] = path
        paths[color]?.setAttribute('d', path)
      }
      const carries = named(hidden ? shown.filter(({ hand }) => hand.isDragging) : shown, now)
      const seats = new Set(carries.map(({ hand }) => hand.seat))
      for (const tag of tags) {
        if (tag.seat === undefined || seats.has(tag.seat)) continue
        tag.seat = undefined
        tag.element.hidden = true
      }
      let next = Infinity
      for (const { hand, x, y } of carries) {
        const tag = tagOf(hand.seat)
        write(tag, hand)
        tag.element.hidden = tag.text === ''
        tag.width ??= tag.element.offsetWidth
        const hangs = nameHangs({ x, y }, tag.width, viewport)
        tag.element.style.transform = `translate(${hangs.x}px, ${hangs.y}px)`
        const rest = now - hand.movedAt
        tag.element.toggleAttribute('data-faded', !hand.isDragging && rest >= NAME_RESTS_MS)
        if (!hand.isDragging) next = Math.min(next, (rest < NAME_RESTS_MS ? NAME_RESTS_MS : NAME_GONE_MS) - rest)
      }
      return next
    },
    dispose() {
      drawing.remove()
      for (const { element } of tags) element.remove()
    },
  }
}

function makeTag(layer: HTMLElement, styles: Readonly<Record<string, string>>): Tag {
  const element = document.createElement('div')
  element.className = styles['name'] ?? ''
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('width', '11')
  svg.setAttribute('height', '11')
  const mark = document.createElementNS(SVG, 'path')
  svg.append(mark)
  const label = document.createElement('span')
  element.append(svg, label)
  layer.append(element)
  return { element, mark, label, seat: undefined, text: '', color: -1, width: undefined }
}
