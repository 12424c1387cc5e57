import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Act, Hand, Page } from './browser.ts'

type Point = { readonly x: number; readonly y: number }
/** What one looks for: a selector, and words that its name or text begins with. */
export type Target = { readonly css: string; readonly says?: string; readonly nth?: number }

/** Keys that write no sign, by the numbers that WebDriver gives them. */
const KEYS: Readonly<Record<string, string>> = { Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Delete: '\uE017', Backspace: '\uE003', ArrowUp: '\uE013', ArrowDown: '\uE015', ArrowLeft: '\uE012', ArrowRight: '\uE014', Home: '\uE011', End: '\uE010', F10: '\uE03A', ' ': ' ' }
const PATIENCE_MS = 15_000
const SHOTS = path.resolve(import.meta.dirname, '../output/browsers')

/** Somebody at a page, with a mouse and a keyboard of the browser's own. */
export function personAt(page: Page, name: string) {
  const until = async <Answer>(what: string, ask: () => Promise<Answer | undefined>): Promise<Answer> => {
    const began = performance.now()
    for (let last: unknown; ; ) {
      try {
        const answer = await ask()
        if (answer !== undefined && answer !== false) return answer
      } catch (error) {
        last = error
      }
      if (performance.now() - began > PATIENCE_MS) throw new Error(`${name} waited in vain: ${what} ${last instanceof Error ? last.message : ''}`)
      await new Promise((done) => setTimeout(done, 60))
    }
  }
  /** Its middle, once it is there, stands still and nothing lies over it. */
  const find = (target: Target, free = true): Promise<Point> =>
    until(`${target.css} “${target.says ?? ''}”`, async () => {
      const found = await page.run(
        async ({ css, says, nth }, mustBeFree) => {
          const named = (each: Element): string => (each.getAttribute('aria-label') ?? each.textContent).trim()
          const element = [...document.querySelectorAll(css)].filter((each) => each.checkVisibility() && (says === undefined || named(each).startsWith(says)))[nth ?? 0]
          if (element === undefined) return 'none'
          if (mustBeFree) element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
          const before = JSON.stringify(element.getBoundingClientRect())
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
          const box = element.getBoundingClientRect()
          if (JSON.stringify(box) !== before) return 'moves'
          const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
          const over = document.elementFromPoint(at.x, at.y)
          if (mustBeFree && over !== null && !element.contains(over) && !over.contains(element) && over.closest('label') === null) return `under ${over.outerHTML.slice(0, 120)}`
          return at
        },
        target,
        free,
      )
      if (typeof found === 'string') throw new Error(found)
      return found
    })
  const mouse = (...actions: readonly Act[]): Promise<void> => page.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }])
  const to = ({ x, y }: Point, duration = 0): Act => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration })
  const down = (button = 0): Act => ({ type: 'pointerDown', button })
  const up = (button = 0): Act => ({ type: 'pointerUp', button })
  const code = (key: string): string => KEYS[key] ?? key
  /** As Playwright writes them: `Control+k`. */
  const press = async (...all: readonly string[]): Promise<void> => {
    for (const keys of all) {
      const parts = keys.length > 1 ? keys.split('+').map(code) : [keys]
      await page.act([{ type: 'key', id: 'keys', actions: [...parts.map((value) => ({ type: 'keyDown', value })), ...parts.toReversed().map((value) => ({ type: 'keyUp', value }))] }])
    }
  }
  const clickAt = (at: Point, { times = 1 } = {}): Promise<void> => mouse(to(at), ...Array.from({ length: times }, () => [down(), up()]).flat())
  const holding = (keys: readonly string[], hand: Hand): Promise<void> => {
    const pause = hand.actions.map(() => ({ type: 'pause', duration: 0 }))
    return page.act([{ type: 'key', id: 'keys', actions: [...keys.map((key) => ({ type: 'keyDown', value: code(key) })), ...pause, ...keys.map((key) => ({ type: 'keyUp', value: code(key) }))] }, { ...hand, actions: [...keys.map(() => ({ type: 'pause', duration: 0 })), ...hand.actions] }])
  }
  let pictures = 0
  return {
    name,
    page,
    until,
    find,
    press,
    clickAt,
    mouse,
    to,
    down,
    up,
    click: async (target: Target, how: { readonly times?: number } = {}) => clickAt(await find(target), how),
    button: async (says: string) => clickAt(await find({ css: 'button, [role=menuitem], [role=option]', says })),
    there: (target: Target) => find(target, false),
    gone: (target: Target) => until(`no ${target.css} “${target.says ?? ''}”`, async () => (await page.run(({ css, says }) => [...document.querySelectorAll(css)].filter((each) => each.checkVisibility() && (says === undefined || (each.getAttribute('aria-label') ?? each.textContent).trim().startsWith(says))).length, target)) === 0 || undefined),
    /** With Shift where a hand would hold it: WebKit reads keys, not signs. */
    type: async (text: string) =>
      page.act([{ type: 'key', id: 'keys', actions: Array.from(text).flatMap((value) => {
        const sign = [{ type: 'keyDown', value }, { type: 'keyUp', value }]
        return /[A-Z@?]/.test(value) ? [{ type: 'keyDown', value: code('Shift') }, ...sign, { type: 'keyUp', value: code('Shift') }] : sign
      }) }]),
    drag: (from: Point, by: Point, keys: readonly string[] = []) => holding(keys, { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [to(from), down(), ...[0.2, 0.5, 0.8, 1].map((part) => to({ x: from.x + by.x * part, y: from.y + by.y * part }, 40)), up()] }),
    wheel: (at: Point, by: Point, keys: readonly string[] = []) => holding(keys, { type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x: at.x, y: at.y, deltaX: by.x, deltaY: by.y, duration: 0, origin: 'viewport' }] }),
    /** Waits until this is so in the page. */
    sees: <Given extends readonly unknown[]>(what: string, work: (...given: Given) => boolean | Promise<boolean>, ...given: Given) => until(what, async () => (await page.run(work, ...given)) || undefined),
    picture: async (of: string) => {
      await mkdir(SHOTS, { recursive: true })
      await writeFile(path.join(SHOTS, `${name}-${String(++pictures).padStart(2, '0')}-${of}.png`), await page.picture())
    },
    complaints: async () => [...page.complaints(), ...(await page.run(() => [...((window as unknown as { complained?: string[] }).complained ?? [])]))],
  }
}
export type Person = ReturnType<typeof personAt>
