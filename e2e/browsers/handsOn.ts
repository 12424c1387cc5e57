import type { Table } from './table.ts'
import { byPalette, cardSays, containing, EDITOR, menuOf, onBoard, placesOf, transform, writeBy } from './onScreen.ts'

/** What hands do on the board, by mouse and by key. */
export async function handsOn({ anna, bas, both, part }: Table): Promise<void> {
  await part('notes by key and by double click; the other sees them', async () => {
    await onBoard(anna)
    await writeBy(anna, 'n', 'Eén loket voor iedereen', 'writing')
    await anna.gone(EDITOR)
    await cardSays(bas, 'Eén loket voor iedereen')
    await anna.clickAt({ x: 1000, y: 350 }, { times: 2 })
    await anna.there(EDITOR)
    await anna.type('Dicht bij huis')
    await anna.press('Escape')
    await cardSays(bas, 'Dicht bij huis')
  })

  await part('a drag is seen while it goes on; the drop is the same for both', async () => {
    const at = await anna.find(containing('Dicht bij huis'))
    await anna.mouse(anna.to(at), anna.down(), anna.to({ x: at.x + 30, y: at.y + 60 }, 60), anna.to({ x: at.x + 60, y: at.y + 180 }, 120))
    await bas.sees('somebody drags', () => document.body.textContent.includes('Anna sleept'))
    await anna.sees('a dashed place', () => document.querySelector('[data-ghosts]')?.childElementCount === 1)
    await anna.picture('dragging')
    await bas.picture('seen-dragging')
    await anna.mouse(anna.up())
    await bas.sees('nobody drags', () => ![...document.querySelectorAll('[data-held]')].some(() => true))
    await bas.until('the same places', async () => JSON.stringify(await placesOf(bas)) === JSON.stringify(await placesOf(anna)) || undefined)
  })

  await part('a drag with Alt leaves a likeness, puts down a copy, and breaks no policy', async () => {
    const at = await anna.find(containing('Dicht bij huis'))
    await anna.page.act([{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: '\uE00A' }] }])
    await anna.mouse(anna.to(at), anna.down(), anna.to({ x: at.x - 60, y: at.y + 20 }, 60), anna.to({ x: at.x - 560, y: at.y + 20 }, 120))
    await anna.sees('the likeness lies where the card lay', (x, y) => {
      const likeness = document.querySelector('[data-ghosts] > [inert]')?.getBoundingClientRect()
      return likeness !== undefined && Math.abs(likeness.x + likeness.width / 2 - x) < 4 && Math.abs(likeness.y + likeness.height / 2 - y) < 4
    }, at.x, at.y)
    await anna.picture('alt-drag')
    await anna.mouse(anna.up())
    await anna.page.act([{ type: 'key', id: 'keys', actions: [{ type: 'keyUp', value: '\uE00A' }] }])
    await cardSays(bas, 'Dicht bij huis', 2)
    await anna.press('Control+z')
    await cardSays(bas, 'Dicht bij huis', 1)
  })

  await part('two write in one card', async () => {
    await anna.press('Escape', 'Escape')
    for (const person of both) {
      const at = await person.find(containing('Eén loket'))
      await person.clickAt(at, { times: 2 })
      await person.there(EDITOR)
    }
    await bas.press('Control+Home')
    for (let at = 0; at < 6; at++) await Promise.all([anna.type(' nu echt'.charAt(at)), bas.type('graag '.charAt(at))])
    await anna.sees('both texts', () => (document.querySelector<HTMLTextAreaElement>('[data-editor] textarea')?.value ?? '') === 'graag Eén loket voor iedereen nu ec')
    await anna.sees('the caret of the other', () => document.querySelector('[data-caret-of="Bas"]') !== null)
    await anna.picture('two-writing')
    for (const person of both) await person.press('Escape')
    await cardSays(bas, 'graag Eén loket voor iedereen nu ec')
  })

  await part('pan and zoom by wheel, by buttons and by the space bar', async () => {
    const spot = { x: 420, y: 640 }
    for (const [what, move] of [
      ['a wheel', () => anna.wheel(spot, { x: 30, y: 120 })],
      ['Ctrl and a wheel', () => anna.wheel(spot, { x: 0, y: -120 }, ['Control'])],
      ['a button', () => anna.button('Kleiner')],
    ] as const) {
      const before = await transform(anna)
      await move()
      await anna.until(`the board moved by ${what}`, async () => (await transform(anna)) !== before || undefined)
    }
    await anna.button('Alles in beeld')
    await anna.picture('everything')
  })

  await part('marquee, several chosen, their slip, aligned', async () => {
    await onBoard(anna)
    const boxes = await anna.page.run(() => [...document.querySelectorAll('[data-card-layer] [data-card-id]')].map((each) => each.getBoundingClientRect()).map(({ left, top, right, bottom }) => ({ left, top, right, bottom })))
    const from = { x: Math.min(...boxes.map(({ left }) => left)) - 30, y: Math.min(...boxes.map(({ top }) => top)) - 30 }
    await anna.drag(from, { x: Math.max(...boxes.map(({ right }) => right)) + 20 - from.x, y: Math.max(...boxes.map(({ bottom }) => bottom)) + 20 - from.y }, ['Shift'])
    await anna.there({ css: '[role=toolbar]', says: 'Gekozen kaarten' })
    await anna.button('Uitlijnen')
    await anna.picture('menu')
    await anna.button('Links uitlijnen')
    await bas.until('the same places', async () => JSON.stringify(await placesOf(bas)) === JSON.stringify(await placesOf(anna)) || undefined)
    await anna.press('Escape', 'Escape')
  })

  await part('palette, help, search and menus', async () => {
    await onBoard(anna)
    await byPalette(anna, 'donker', 'palette')
    await anna.sees('the dark theme', () => document.documentElement.dataset['theme'] === 'dark')
    await anna.picture('dark')
    await byPalette(anna, 'licht')
    await anna.gone({ css: 'dialog' })
    await anna.press('?')
    await anna.there({ css: 'dialog h2', says: 'Sneltoetsen' })
    await anna.press('Escape')
    await anna.gone({ css: 'dialog' })
    await anna.press('Control+f')
    await anna.there({ css: 'search input' })
    await anna.type('huis')
    await anna.there({ css: '[data-found-now]' })
    await anna.picture('found')
    await anna.press('Escape')
    await menuOf(anna, 'Dicht bij huis')
    await anna.there({ css: '[role=menu]', says: 'Deze kaart' })
    await anna.picture('card-menu')
    await anna.press('v', 'Escape')
    await anna.gone({ css: '[role=menu]' })
  })
}
