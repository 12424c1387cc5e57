/**
 * Fetches style sheets anew that could not be fetched. The loader that puts them in the page asks for each only once: without this a part
 * that comes at the second attempt would stand there without its looks. Fails when one fails again.
 */
export async function styleSheetsAgain(): Promise<void> {
  const missing = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter((link) => link.sheet === null)
  await Promise.all(missing.map(fetchAgain))
}

async function fetchAgain(link: HTMLLinkElement): Promise<void> {
  const again = document.createElement('link')
  again.rel = 'stylesheet'
  again.crossOrigin = link.crossOrigin
  again.href = link.href
  await new Promise<void>((done, fail) => {
    again.addEventListener('load', () => done(), { once: true })
    again.addEventListener('error', () => fail(new Error(`No style sheet at ${link.href}`)), { once: true })
    link.replaceWith(again)
  })
}
