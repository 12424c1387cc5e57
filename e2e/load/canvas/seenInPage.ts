import type { CDPSession } from '@playwright/test'

const PATIENCE_MS = 60_000

/**
 * Resolves once this expression is true in the page, looked at before every frame; rejects after a minute. Without Playwright's own way of asking: that puts
 * scripts of more than a megabyte of heap beside the page's.
 */
export async function seenInPage(devtools: CDPSession, expression: string): Promise<void> {
  await inPage(devtools, `new Promise((seen, fail) => {
    const until = performance.now() + ${PATIENCE_MS}
    const look = () => ((${expression}) ? seen() : performance.now() > until ? fail(new Error('not seen')) : requestAnimationFrame(look))
    look()
  })`)
}

/** Runs it in the page and waits for what it promises. Throws what it throws. */
export async function inPage(devtools: CDPSession, expression: string): Promise<void> {
  const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression, awaitPromise: true })
  if (exceptionDetails !== undefined) throw new Error(`in the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}, of ${expression}`)
}
