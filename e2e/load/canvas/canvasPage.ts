import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import type { FrameProfiler } from './frameProfile.ts'

export type Point = { readonly x: number; readonly y: number }
export type Rect = Point & { readonly w: number; readonly h: number }
/** Where the board's origin lies on the screen, CSS px, and how many of those a board unit is. */
export type Placing = Point & { readonly scale: number }

export const VIEWPORT = { width: 1440, height: 900 } as const
/** Free of slips, and nothing at the edge pans. */
export const MIDDLE: Point = { x: 760, y: 480 }

/** A page with a board, ours or the floor: both name their layer and cards alike, so that the same hands work both. Ends by `close`. */
export class CanvasPage {
  readonly browser: Browser
  readonly page: Page
  readonly devtools: CDPSession
  /** Looks into each gesture from now on. */
  profiler: FrameProfiler | undefined
  readonly #context: BrowserContext

  private constructor(browser: Browser, context: BrowserContext, page: Page, devtools: CDPSession) {
    this.browser = browser
    this.#context = context
    this.page = page
    this.devtools = devtools
  }

  static async open(browser: Browser, go: (page: Page, devtools: CDPSession) => Promise<void>, storageState?: Awaited<ReturnType<BrowserContext['storageState']>>): Promise<CanvasPage> {
    const context = await browser.newContext({ viewport: VIEWPORT, locale: 'nl-NL', ...(storageState === undefined ? {} : { storageState }) })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    await go(page, devtools)
    return new CanvasPage(browser, context, page, devtools)
  }

  placing(): Promise<Placing> {
    return this.page.locator('[data-card-layer]').evaluate((layer) => {
      const { x, y } = layer.getBoundingClientRect()
      return { x, y, scale: new DOMMatrix(getComputedStyle(layer.parentElement ?? layer).transform).a }
    })
  }

  /** Of every card that is an element, on the screen, by id. */
  async cards(): Promise<ReadonlyMap<string, Rect>> {
    return new Map(
      await this.page.locator('[data-card-layer] [data-card-id]').evaluateAll((cards) =>
        cards.map((card) => {
          const { x, y, width, height } = card.getBoundingClientRect()
          return [(card as HTMLElement).dataset['cardId'] ?? '', { x, y, w: width, h: height }] as const
        }),
      ),
    )
  }

  /** On the screen; throws when the card is no element. */
  async card(id: string): Promise<Rect> {
    const rect = (await this.cards()).get(id)
    if (rect === undefined) throw new Error(`${id} is not on the screen`)
    return rect
  }

  chosen(): Promise<number> {
    return this.page.locator('[data-card-layer] [data-card-id][data-chosen]').count()
  }

  async state(): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
    return this.#context.storageState()
  }

  async close(): Promise<void> {
    await this.#context.close()
  }
}
