import sharp from 'sharp'
import type { ScaledImage } from '../../core/ports/imageScaling.ts'

/** What browsers paste and cameras make (`heif` is AVIF: this build decodes no other). No SVG: it is a program. */
const TAKEN: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif', 'heif'])
/** 50 million pixels are 200 MB while they are looked at; phones make 12 to 48. */
const MOST_PIXELS = 50_000_000
/** Longest side, pixels: a card as wide as a screen at 200 %. */
const LONGEST = 2_048
const QUALITY = 82

/** One frame, turned as the camera meant it, scaled down, written anew as WebP: nothing of the file itself is kept, no place and no name in it either. */
export async function scaleImage(bytes: Uint8Array): Promise<ScaledImage | undefined> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1, sequentialRead: true })
    const { format } = await image.metadata()
    if (!TAKEN.has(format)) return undefined
    const { data, info } = await image.autoOrient().resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true }).webp({ quality: QUALITY }).toBuffer({ resolveWithObject: true })
    return { bytes: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    return undefined // cut off, too large, or made to be neither fish nor flesh
  }
}
