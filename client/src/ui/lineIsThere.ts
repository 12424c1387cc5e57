/** How long an answer of the server counts for the next question, ms. */
const COUNTS_FOR_MS = 2_000
let answeredAt = Number.NEGATIVE_INFINITY

/**
 * Asks the server for something small, and fails when it is not our server that answers. Asked before a script is: a browser that could not fetch a script
 * once never asks for it again while the page stands.
 */
export async function lineIsThere(): Promise<void> {
  if (performance.now() - answeredAt < COUNTS_FOR_MS) return
  const answer = await fetch('mark.svg', { cache: 'no-store' })
  if (!answer.ok || answer.headers.get('content-type')?.startsWith('image/svg') !== true) throw new Error('The server does not answer')
  answeredAt = performance.now()
}
