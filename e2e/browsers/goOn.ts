import type { Table } from './table.ts'
import { byPalette, cardSays, containing, EDITOR, onBoard, placesOf } from './onScreen.ts'

/** The list, a reload, the projector, a seal. */
export async function goOn({ anna, bas, part }: Table): Promise<void> {
  await part('the list: write, change, move without a drag', async () => {
    await bas.button('Lijst')
    await bas.there({ css: 'main[aria-label^="Lijst"]' })
    await bas.button('Schrijf een kaart')
    await bas.there({ css: 'main textarea' })
    await bas.type('Uit de lijst')
    await bas.press('Enter')
    await cardSays(anna, 'Uit de lijst')
    await bas.picture('list')
    await bas.press('Escape')
    await bas.button('Bord')
    await bas.there({ css: '[data-board-ready=true]' })
  })

  await part('the page is loaded again: the same board', async () => {
    const before = (await placesOf(anna)).length
    await bas.page.run(() => void setTimeout(() => window.location.reload(), 0))
    await bas.until('a fresh page', async () => (await bas.page.run(() => document.querySelector('[data-board-ready=true]') !== null && performance.now() < 15_000)) || undefined)
    await bas.button('Alles in beeld')
    await bas.until('all cards', async () => (await placesOf(bas)).length === before || undefined)
  })

  await part('the projector', async () => {
    await onBoard(anna)
    await byPalette(anna, 'beamer')
    await anna.there({ css: '[data-projector]' })
    await anna.picture('projector')
    await anna.button('Sluit de beamer')
    await anna.there({ css: '[data-board-ready=true]' })
  })

  await part('the round is sealed while one writes; its hash is checked, a document downloaded', async () => {
    await bas.click(containing('Dicht bij huis'), { times: 2 })
    await bas.there(EDITOR)
    await bas.type(', zei Bas')
    await anna.button('Leg vast')
    await anna.picture('seal')
    await anna.button('Leg nu vast')
    await anna.there({ css: '[data-sha256]' })
    await anna.sees('the hash is right', () => document.body.textContent.includes('Gecontroleerd: niets veranderd'))
    await anna.picture('sealed')
    await anna.button('Verslag (PDF)')
    await anna.sees('it is downloaded', () => document.body.textContent.includes('is gedownload.'))
    await bas.sees('the round is over', () => document.body.textContent.includes('Ronde 1 is vastgelegd'))
    await bas.picture('after-seal')
    await anna.button('Terug naar het bord')
    await cardSays(anna, 'Dicht bij huis, zei Bas')
  })
}
