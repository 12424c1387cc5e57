import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { createImageDesk, type ImageDesk } from './imageDesk.ts'
import { blackPng, lyingPhoto, svgWithScript } from './test/testImages.ts'

let desk: ImageDesk | undefined
afterEach(() => desk?.dispose())

test('[IMG2] a picture comes back upright, scaled, as WebP, and without what the camera wrote into it', async () => {
  desk = createImageDesk()
  const photo = await lyingPhoto(4_000, 3_000)
  expect(Buffer.from(photo).includes('Anneke')).toBe(true)
  const image = await desk.scale(photo)
  expect([image?.width, image?.height]).toEqual([1_536, 2_048])
  expect((await sharp(image?.bytes).metadata()).format).toBe('webp')
  const kept = Buffer.from(image?.bytes ?? [])
  for (const hidden of ['Anneke', 'GPS', 'Exif', 'EXIF']) expect(kept.includes(hidden)).toBe(false)
  const small = await desk.scale(blackPng(30, 20))
  expect([small?.width, small?.height]).toEqual([30, 20])
})

test('[R06] pictures of two hundred megapixels, programs, pieces and nothing are no pictures, and the next one is scaled as ever', async () => {
  const open = (desk = createImageDesk())
  const whole = blackPng(100, 100)
  const none = [blackPng(20_000, 10_000), blackPng(0xffff_fff, 1), svgWithScript, whole.subarray(0, whole.length - 40), new Uint8Array(), new TextEncoder().encode('GIF89a'), Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)]
  expect(await Promise.all(none.map((bytes) => open.scale(bytes)))).toEqual(none.map(() => undefined))
  expect((await open.scale(whole))?.width).toBe(100)
}, 30_000)

/** A process that does this instead of scaling, the first time that it is asked. */
const badProcess = (deed: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'visiebord-images-'))
  const script = path.join(folder, 'process.mjs')
  writeFileSync(script, `import { existsSync, writeFileSync } from 'node:fs'
const mark = ${JSON.stringify(path.join(folder, 'was-bad'))}
process.on('message', ({ number }) => {
  if (!existsSync(mark)) { writeFileSync(mark, ''); ${deed} }
  process.send({ number, image: { bytes: new Uint8Array([number]), width: 1, height: 1 } })
})
process.once('disconnect', () => process.exit(0))
`)
  return script
}

test.each([
  ['dies', 'process.abort()', 20_000],
  ['hangs', 'for (;;);', 4_000], // a process that starts on a busy machine is no hanging one
])('[IMG3] a process that %s over a picture costs that picture and no other', async (_, deed, patienceMs) => {
  desk = createImageDesk({ script: badProcess(deed), patienceMs })
  const [bad, good] = await Promise.all([desk.scale(new Uint8Array(1)), desk.scale(new Uint8Array(2))])
  expect([bad, good?.width]).toEqual([undefined, 1])
}, 30_000)

test('[IMG3] who waits when the server stops is told', async () => {
  desk = createImageDesk({ script: badProcess('for (;;);') })
  const waiting = desk.scale(new Uint8Array(1))
  desk.dispose()
  await expect(waiting).rejects.toThrow('stopping')
  await expect(desk.scale(new Uint8Array(1))).rejects.toThrow('stopping')
})
