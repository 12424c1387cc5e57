import type { Person } from './person.ts'

export const cardSays = (person: Person, words: string, count = 1): Promise<unknown> =>
  person.sees(`${count} cards “${words}”`, (text, many) => [...document.querySelectorAll('[data-card-layer] [data-card-id]')].filter((each) => each.textContent.includes(text)).length === many, words, count)
export const placesOf = (person: Person) =>
  person.page.run(() => {
    const layer = document.querySelector('[data-card-layer]')
    const origin = layer?.getBoundingClientRect()
    return [...document.querySelectorAll<HTMLElement>('[data-card-layer] [data-card-id]')]
      .map((element) => {
        const box = element.getBoundingClientRect()
        const scale = box.width / element.offsetWidth
        return [element.dataset['cardId'] ?? '', Math.round((box.x - (origin?.x ?? 0)) / scale), Math.round((box.y - (origin?.y ?? 0)) / scale), element.textContent] as const
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  })
export const transform = (person: Person) => person.page.run(() => getComputedStyle(document.querySelector('[data-card-layer]')?.parentElement ?? document.body).transform)
export const note = (says: string) => ({ css: '[data-card-layer] [data-card-id]', says })
export const containing = (words: string) => ({ css: `[data-card-layer] [data-card-id][aria-label*="${words}"]` })
export const EDITOR = { css: '[data-editor] textarea' }

/** The keyboard on the board itself. */
export const onBoard = (person: Person): Promise<void> => person.page.run(() => document.querySelector<HTMLElement>('[data-board-surface]')?.focus())

/** Asks the palette for what these words find first. */
export async function byPalette(person: Person, words: string, pictured?: string): Promise<void> {
  await person.press('Control+k')
  await person.there({ css: 'dialog [role=combobox]' })
  await person.type(words)
  if (pictured !== undefined) await person.picture(pictured)
  await person.press('Enter')
}

/** A new thing by its key, with words in it. */
export async function writeBy(person: Person, key: string, words: string, pictured?: string): Promise<void> {
  await person.press(key)
  await person.there(EDITOR)
  await person.type(words)
  if (pictured !== undefined) await person.picture(pictured)
  await person.press('Escape')
}

/** From the page that asks for a name to the board. */
export async function join(person: Person, name: string, party: string): Promise<void> {
  await person.click({ css: 'input[autocomplete=name]' })
  await person.type(name)
  await person.click({ css: 'label', says: party })
  await person.button('Doe mee')
  await person.there({ css: '[data-board-ready=true]' })
}

/** Puts words on the clipboard and presses the keys; where the page may not write there, as the event that a paste from another program is. */
export async function paste(person: Person, words: string): Promise<void> {
  const isThere = await person.page.run(async (text) => {
    const surface = document.querySelector<HTMLElement>('[data-board-surface]')
    surface?.focus()
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      surface?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      return false
    }
  }, words)
  if (isThere) await person.press('Control+v')
}
/** Whatever the machine speaks. */
export async function inDutch(person: Person): Promise<void> {
  const language = await person.until('the other language', async () => (await person.page.run(() => [...document.querySelectorAll('button')].map((each) => each.textContent).find((text) => text === 'Nederlands' || text === 'English'))) || undefined)
  if (language === 'Nederlands') await person.button('Nederlands')
}

/** By key: WebKit's driver keeps a right button down for ever, and takes the next press for a movement. */
export async function menuOf(person: Person, words: string): Promise<void> {
  await person.page.run((sought) => document.querySelector<HTMLElement>(`[data-card-layer] [data-card-id][aria-label*="${sought}"]`)?.focus(), words)
  await person.press('Shift+F10')
}
