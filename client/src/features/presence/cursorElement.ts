import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { CursorView } from './remoteHands.ts'
import type { presenceWords } from './words.ts'
import { partyMarkPath } from '../../ui/partyMarkPath.ts'

const SVG = 'http://www.w3.org/2000/svg'

const svg = (size: number, path: string): SVGSVGElement => {
  const element = document.createElementNS(SVG, 'svg')
  element.setAttribute('viewBox', '0 0 16 16')
  element.setAttribute('width', String(size))
  element.setAttribute('height', String(size))
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  element.append(shape)
  return element
}

/** An arrow and a name tag in the paper of the party. */
export function makeCursor(layer: HTMLElement, color: number, styles: Readonly<Record<string, string>>): CursorView {
  const element = document.createElement('div')
  element.className = styles['cursor'] ?? ''
  element.dataset['party'] = String(color)
  const name = document.createElement('div')
  name.className = styles['name'] ?? ''
  if (color > 0) name.append(svg(11, partyMarkPath(color)))
  name.append(document.createElement('span'))
  const arrow = svg(22, 'M1 1 L13.6 6.4 L8.1 8 L6.2 13.4 Z')
  arrow.classList.add(styles['arrow'] ?? '')
  element.append(arrow, name)
  layer.append(element)
  return { element, name }
}

export function nameCursor(view: CursorView, person: Person | undefined, how: { readonly isDragging: boolean; readonly words: (typeof presenceWords)['nl'] }): void {
  const label = view.name.querySelector('span')
  const name = person?.name.split(' ')[0] ?? ''
  if (label !== null) label.textContent = how.isDragging && name !== '' ? how.words.drags(name) : name
  view.name.hidden = name === ''
}
