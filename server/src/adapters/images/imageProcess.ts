/** The process that looks at pictures of strangers: decoders are written in C, and what one of them does must stay in here. */
import sharp from 'sharp'
import type { ImageAnswer, ImageOrder } from './imageDesk.ts'
import { scaleImage } from './scaleImage.ts'

sharp.cache(false)
sharp.concurrency(1)

process.on('message', (order: ImageOrder) => {
  void scaleImage(order.bytes).then((image) => {
    const answer: ImageAnswer = { number: order.number, image }
    process.send?.(answer)
  })
})
process.once('disconnect', () => process.exit(0))
