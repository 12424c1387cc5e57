import type { ReportImage } from '@visiebord/shared/report/reportModel.ts'
import sharp from 'sharp'

/** Pixels along the longest side: sharp on paper where a card is a hand wide. */
const LONGEST = 1_200
const QUALITY = 82

/**
 * Pictures as SVG viewers and PDF take them: PNG where one sees through, JPEG elsewhere. They are our own files, written when they were brought; one that
 * cannot be read all the same is left out, and a frame stands in its place.
 */
export async function reportImages(pictures: ReadonlyMap<string, Uint8Array>): Promise<readonly ReportImage[]> {
  const made: ReportImage[] = []
  for (const [file, bytes] of pictures) {
    const image = await convert(bytes)
    if (image !== undefined) made.push({ file, ...image })
  }
  return made
}

async function convert(bytes: Uint8Array): Promise<Omit<ReportImage, 'file'> | undefined> {
  try {
    const image = sharp(bytes, { failOn: 'error' }).resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
    const { isOpaque } = await sharp(bytes).stats()
    const data = await (isOpaque ? image.jpeg({ quality: QUALITY }) : image.png({ compressionLevel: 9 })).toBuffer()
    return { mediaType: isOpaque ? 'image/jpeg' : 'image/png', bytes: new Uint8Array(data) }
  } catch {
    return undefined
  }
}
