import type { Table } from './table.ts'
import { cardSays, containing, EDITOR, menuOf, onBoard, paste, writeBy } from './onScreen.ts'

/** What is brought to the board: pasted, drawn, dropped, said. */
export async function bringIn({ anna, bas, part }: Table): Promise<void> {
  await part('copy, cut and paste; plain words into a field', async () => {
    await anna.clickAt({ x: 300, y: 800 })
    await anna.click(containing('Dicht bij huis'))
    await anna.press('Control+c')
    await anna.press('Control+v')
    await cardSays(bas, 'Dicht bij huis', 2)
    await anna.press('Control+x')
    await cardSays(bas, 'Dicht bij huis', 1)
    await anna.press('Control+v')
    await cardSays(bas, 'Dicht bij huis', 2)
    await anna.press('Delete')
    await cardSays(bas, 'Dicht bij huis', 1)
    await anna.press('n')
    await anna.there(EDITOR)
    await anna.press('Control+v')
    await anna.sees('the words in the field', () => document.querySelector<HTMLTextAreaElement>('[data-editor] textarea')?.value.includes('Dicht bij huis') === true)
    await anna.press('Control+a', 'Delete', 'Escape')
    await cardSays(bas, 'Dicht bij huis', 1)
    await paste(anna, 'eerst\ndaarna\ntoen')
    await anna.there({ css: 'dialog h2', says: 'Plakken als kaarten' })
    await anna.picture('paste')
    await anna.button('Zet 3 kaarten')
    await cardSays(bas, 'daarna')
  })

  await part('a pen, a shape, a text', async () => {
    await onBoard(anna)
    await anna.press('p')
    await anna.there({ css: '[role=group]', says: 'Tekenen' })
    await anna.mouse(anna.to({ x: 250, y: 600 }), anna.down(), anna.to({ x: 320, y: 560 }, 80), anna.to({ x: 380, y: 660 }, 80), anna.to({ x: 450, y: 600 }, 80), anna.up())
    await anna.press('Escape')
    await bas.there({ css: '[data-card-kind=drawing] path' })
    await writeBy(anna, 's', 'Stap')
    await bas.there({ css: '[data-card-kind=shape]' })
    await writeBy(anna, 't', 'Wat ons bindt')
    await bas.there({ css: '[data-card-kind=text]' })
    await anna.picture('things')
  })

  await part('a picture is dropped and described', async () => {
    // By a drop: no browser without a screen has pictures on its clipboard.
    await anna.page.run(async () => {
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = [320, 200]
      const context = canvas.getContext('2d')
      if (context !== null) {
        context.fillStyle = '#0b6b74'
        context.fillRect(0, 0, 320, 200)
      }
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([blob ?? ''], 'balie.png', { type: 'image/png' }))
      document.querySelector('[data-board-surface]')?.dispatchEvent(new DragEvent('drop', { dataTransfer, clientX: 1150, clientY: 250, bubbles: true, cancelable: true }))
    })
    await anna.there(EDITOR)
    await anna.type('De balie')
    await anna.press('Escape')
    await bas.sees('the picture', () => [...document.querySelectorAll('[data-card-kind=image] img')].some((image) => image instanceof HTMLImageElement && image.naturalWidth === 320))
    await anna.picture('image')
  })

  await part('comments, mentions and reactions in the panel', async () => {
    await menuOf(bas, 'Dicht bij huis')
    await bas.button('Details en verbanden')
    await bas.click({ css: 'aside textarea, [data-remarks] textarea' })
    await bas.type('Ziet @an')
    await bas.there({ css: '[role=option]', says: 'Anna' })
    await bas.press('Enter')
    await bas.type('dit?')
    await bas.press('Control+Enter')
    await bas.button('eens')
    await bas.picture('panel')
    await anna.sees('that she is named', () => document.body.textContent.includes('Bas Smit noemt u bij'))
    await bas.press('Escape', 'Escape')
  })
}
