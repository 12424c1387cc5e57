const failed = new Set<HTMLLinkElement>()

/** Remembers style sheets of this page that could not be fetched, and takes them out of it; called once, as the page begins. */
export function watchStyleSheets(): void {
  const note = ({ target }: Event): void => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
    failed.add(target)
    target.remove() // whoever reads the page's styles would stumble over one that has none; its loader hears of the failure all the same
  }
  window.addEventListener('error', note, true)
}

/**
 * Fetches them anew. The loader that puts them in the page asks for each only once: without this a part that comes at the second attempt
 * would stand there without its looks. Fails when one fails again.
 */
export async function styleSheetsAgain(): Promise<void> {
  await Promise.all([...failed].map(fetchAgain))
}

async function fetchAgain(link: HTMLLinkElement): Promise<void> {
  const again = document.createElement('link')
  again.rel = 'stylesheet'
  again.crossOrigin = link.crossOrigin
  again.href = link.href
  failed.delete(link)
  await new Promise<void>((done, fail) => {
    again.addEventListener('load', () => done(), { once: true })
    // Watched like the first: the window hears of it before this does.
    again.addEventListener('error', () => fail(new Error(`No style sheet at ${link.href}`)), { once: true })
    document.head.append(again)
  })
}
