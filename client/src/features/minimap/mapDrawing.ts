import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { partyColor } from '../canvas/partyColor.ts'
import type { Stage } from '../canvas/stage.ts'
import { type MapScale, mapOf, onMap, type Size } from './mapGeometry.ts'
import { type MapInks, paintMap, type PutCard } from './mapPicture.ts'

const PARTIES = [1, 2, 3, 4, 5, 6, 7, 8]

/** The tokens as bytes: the browser reads them for us, whatever form a theme gave them. */
function readInks(element: Element): MapInks | undefined {
  const style = getComputedStyle(element)
  const names = ['table', 'sheet', 'border', 'border-strong', ...PARTIES.map((party) => `party-${party}-strong`)]
  const probe = document.createElement('canvas')
  ;[probe.width, probe.height] = [names.length, 1]
  const context = probe.getContext('2d', { willReadFrequently: true })
  if (context === null) return undefined
  for (const [at, name] of names.entries()) {
    context.fillStyle = style.getPropertyValue(`--basis-color-${name}`).trim()
    context.fillRect(at, 0, 1, 1)
  }
  const [ground = 0, sheet = 0, edge = 0, ...cards] = new Uint32Array(context.getImageData(0, 0, names.length, 1).data.buffer)
  return { ground, sheet, edge, cards }
}

/** Draws the board as it lies now, without what hands do to it. Answers how it lies on the map; `undefined` when there is nothing. */
export type MapDrawing = { draw(): MapScale | undefined; renewInks(): void }

export function createMapDrawing(canvas: HTMLCanvasElement, size: Size, { stage, parties }: { readonly stage: Stage; readonly parties: () => ReadonlyMap<string, Party> }): MapDrawing {
  // Bytes are put, nothing is painted: memory of the processor is where they should stay.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let inks: MapInks | undefined
  return {
    draw() {
      const dots = Math.min(2, Math.max(1, window.devicePixelRatio || 1))
      const [width, height] = [Math.round(size.w * dots), Math.round(size.h * dots)]
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height]
      const everything = stage.everything()
      inks ??= readInks(canvas)
      if (context === null || inks === undefined) return undefined
      const map = everything === undefined ? undefined : mapOf(everything, size)
      const fine = map === undefined ? undefined : { ...map, scale: map.scale * dots }
      const pixels = paintMap(width, height, fine === undefined ? { sheets: [], cards: () => undefined } : { sheets: sheetsOf(stage, fine), cards: (put) => putCards(stage, fine, parties(), put) }, inks)
      context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0)
      return map
    },
    renewInks: () => {
      inks = undefined
    },
  }
}

function* sheetsOf({ reader, roadmap }: Stage, map: MapScale) {
  for (const { position, size } of reader.sections.values()) yield onMap(map, { ...position, ...size })
  if (roadmap !== undefined) yield onMap(map, roadmap.frame)
}

function putCards({ index, reader }: Stage, map: MapScale, parties: ReadonlyMap<string, Party>, put: PutCard): void {
  for (const [id, { x, y, w, h }] of index.entries()) {
    const card = reader.cards.get(id)
    // A step on the roadmap is the lower edge of its bar.
    if (card === undefined || (card.kind === 'step' && card.position === undefined)) continue
    put((x - map.x) * map.scale, (y - map.y) * map.scale, w * map.scale, h * map.scale, partyColor(parties.get(card.partyId ?? '')))
  }
}
