import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect } from '../../fixtures/test.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const MOST_BYTES = 250_000
type Sharp = (png: Buffer) => { png(options: { readonly palette: true; readonly quality: number; readonly dither: number; readonly effort: number }): { toBuffer(): Promise<Buffer> } }
/** The server's own; a picture of flat paper needs no more than 256 colours. */
const sharp = createRequire(path.join(ROOT, 'server/package.json'))('sharp') as Sharp

async function write(png: Buffer, name: string): Promise<void> {
  const small = await sharp(png).png({ palette: true, quality: 90, dither: 0.4, effort: 10 }).toBuffer()
  expect(small.length, `${name} is light enough for a page of text`).toBeLessThan(MOST_BYTES)
  await writeFile(path.join(ROOT, 'docs/pictures', `${name}.png`), small)
}

/** A picture for a page of text: the whole screen, or the one thing that the text tells of. */
export const keep = async (of: Page | Locator, name: string): Promise<void> => write(await of.screenshot({ animations: 'disabled', scale: 'css' }), name)

/** So much of the screen as these take up together, with room around them. */
export async function keepAround(page: Page, things: readonly Locator[], name: string): Promise<void> {
  const ROOM = 44
  const boxes = await Promise.all(things.map((thing) => thing.boundingBox()))
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const seen = boxes.filter((box) => box !== null)
  const left = Math.max(0, Math.min(...seen.map((box) => box.x)) - ROOM)
  const top = Math.max(0, Math.min(...seen.map((box) => box.y)) - ROOM)
  const right = Math.min(width, Math.max(...seen.map((box) => box.x + box.width)) + ROOM)
  const bottom = Math.min(height, Math.max(...seen.map((box) => box.y + box.height)) + ROOM)
  await write(await page.screenshot({ animations: 'disabled', scale: 'css', clip: { x: left, y: top, width: right - left, height: bottom - top } }), name)
}
