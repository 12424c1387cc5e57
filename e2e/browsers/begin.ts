import type { Table } from './table.ts'
import { inDutch, join } from './onScreen.ts'

/** From the start page to two people at one board. */
export async function begin({ anna, bas, part, server }: Table): Promise<void> {
  await part('the start page; a workshop begins', async () => {
    await anna.page.go(server.url)
    await anna.find({ css: 'h1' })
    await inDutch(anna)
    await anna.picture('start')
    await anna.click({ css: 'form input' })
    await anna.type('Visie in een andere browser')
    for (const [at, party] of ['Culemborg', 'Tiel'].entries()) {
      await anna.click({ css: `input[aria-label="Partij ${at + 1}"]` })
      await anna.type(party)
    }
    await anna.picture('start-filled')
    await anna.button('Begin')
    await anna.there({ css: 'h2', says: 'Welkom aan tafel' })
    await anna.picture('join')
    await join(anna, 'Anna Bakker', 'Culemborg')
  })

  await part('a round is planned and opened in a dialog', async () => {
    await anna.button('Plan een ronde')
    await anna.there({ css: 'dialog h2', says: 'Agenda' })
    await anna.type('Ophalen wat we delen')
    await anna.click({ css: 'dialog label', says: 'Minuten' })
    await anna.type('20')
    await anna.picture('agenda')
    await anna.button('Bewaren')
    await anna.button('Open Ophalen wat we delen')
    await anna.there({ css: '[role=timer]' })
    await anna.gone({ css: 'dialog' })
  })

  let link = ''
  await part('the link is shared with its code; the other joins', async () => {
    await anna.button('Delen')
    await anna.there({ css: 'dialog svg[role=img], dialog img' })
    await anna.picture('share')
    link = await anna.page.run(() => [...document.querySelectorAll('dialog input')].map((input) => (input instanceof HTMLInputElement ? input.value : '')).find((value) => value.includes('/join#')) ?? '')
    await anna.press('Escape')
    await anna.gone({ css: 'dialog' })
    await bas.page.go(link)
    await inDutch(bas)
    await join(bas, 'Bas Smit', 'Tiel')
  })
}
