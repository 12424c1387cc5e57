import type { BarPlace } from '../roadmap/barDrop.ts'

/** The dashed place on the roadmap where a project would land. */
export function createPreview(layer: () => HTMLElement | undefined, className: string): (place: BarPlace | undefined) => void {
  let element: HTMLElement | undefined
  return (place) => {
    if (place === undefined) {
      element?.remove()
      element = undefined
      return
    }
    if (element === undefined) {
      element = document.createElement('div')
      element.className = className
      layer()?.append(element)
    }
    const { x, y, w, h } = place.box
    element.style.transform = `translate(${x}px, ${y}px)`
    element.style.width = `${w}px`
    element.style.height = `${h}px`
  }
}
