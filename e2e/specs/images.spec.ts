import type { Page } from '@playwright/test'
import { importedTable, NOTHING } from '../fixtures/importedTable.ts'
import { expect, NO_LINE, test } from '../fixtures/test.ts'
import { joinByLink } from '../pages/boardPage.ts'
import { call, exported } from '../workshopApi.ts'

/** A picture as a browser makes it: red left, see-through right. */
const madePicture = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [800, 450]
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.fillStyle = '#c22e16'
    context.fillRect(0, 0, 400, 450)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
  })

test('[CB12] a picture is chosen or pasted, described, seen by others and in documents, and goes along to another workshop', async ({ server, seat }) => {
  const here = await importedTable(server, NOTHING, ['Culemborg'])
  const there = await importedTable(server, NOTHING, ['Culemborg'])
  const { token } = here
  const [anna, bas] = await Promise.all([seat(here.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(here.links.participant, { name: 'Bas Smit', party: 'Culemborg' })])
  const bytes = await madePicture(anna.page)
  const picture = (person: typeof anna) => person.page.locator('[data-card-kind="image"]')

  await test.step('[CB13] from a file, by the tools; it asks for words', async () => {
    await anna.page.getByRole('toolbar', { name: 'Gereedschap' }).getByRole('button', { name: /Meer/ }).click()
    const chooser = anna.page.waitForEvent('filechooser')
    await anna.page.getByRole('menuitem', { name: 'Afbeelding' }).click()
    await (await chooser).setFiles({ name: 'balie.png', mimeType: 'image/png', buffer: Buffer.from(bytes) })
    await expect(anna.editor).toBeFocused()
    await anna.page.keyboard.insertText('De oude balie')
    await anna.page.keyboard.press('Escape')
    await expect(bas.page.getByRole('img', { name: 'De oude balie' })).toBeVisible()
    await expect.poll(() => bas.page.getByRole('img', { name: 'De oude balie' }).evaluate((element) => (element instanceof HTMLImageElement ? [element.naturalWidth, element.naturalHeight] : []))).toEqual([800, 450])
    const box = await bas.page.getByRole('img', { name: 'De oude balie' }).boundingBox()
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(800 / 450, 1)
  })

  await test.step('[CB12] pasted: undescribed says so; a file that is no picture is refused in words', async () => {
    const paste = (type: string, name: string, given: readonly number[]): Promise<void> =>
      anna.page.evaluate(([mime, title, all]) => {
        const clipboardData = new DataTransfer()
        clipboardData.items.add(new File([new Uint8Array(all)], title, { type: mime }))
        ;(document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, [type, name, given] as const)
    await paste('image/svg+xml', 'x.svg', [...new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')])
    await anna.says(/geen afbeelding/)
    anna.expects(/status of 422/)
    await paste('image/png', 'image.png', [1, 2, 3])
    await anna.says(/staat nog niet op het bord\. Dit is geen afbeelding die Visiebord kan tonen/)
    await anna.page.getByRole('button', { name: 'Weg ermee' }).click()
    await paste('image/png', 'image.png', bytes)
    await expect(picture(bas)).toHaveCount(2)
    await expect(anna.editor).toBeFocused()
    await anna.page.keyboard.press('Escape')
    await expect(bas.page.getByText('nog niet beschreven')).toBeVisible()
    // On a slow line she goes on writing meanwhile: the keyboard stays with her words.
    const [held, sent] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await anna.page.route('**/images', async (route) => {
      sent.resolve()
      await held.promise
      await route.continue()
    })
    await anna.page.evaluate(([all]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([new Uint8Array(all)], 'los.png', { type: 'image/png' }))
      document.querySelector('[data-board-surface]')?.dispatchEvent(new DragEvent('drop', { dataTransfer, clientX: 300, clientY: 700, bubbles: true, cancelable: true }))
    }, [bytes] as const)
    await sent.promise
    await anna.page.keyboard.press('n')
    await expect(anna.editor).toBeFocused()
    await anna.page.keyboard.type('Intus')
    held.resolve()
    await expect(picture(bas), 'dropped').toHaveCount(3)
    await anna.says('Afbeelding geplaatst. Beschrijf hem in één zin, voor wie hem niet ziet.')
    await anna.page.keyboard.type('sen')
    await expect(anna.editor).toHaveValue('Intussen')
    await anna.page.keyboard.press('Escape')
    await anna.page.unroute('**/images')
    await picture(anna).filter({ hasText: 'nog niet beschreven' }).last().click()
    await anna.page.keyboard.press('Delete')
    await expect(picture(bas)).toHaveCount(2)
  })

  await test.step('[X62] the documents have it', async () => {
    await anna.saved()
    const svg = await exported(server, here.id, { token, snapshot: 'live', format: 'svg' })
    expect(svg.match(/<image [^>]*href="data:image\/png;base64,/g)).toHaveLength(2)
    expect(await exported(server, here.id, { token, snapshot: 'live', format: 'markdown' })).toContain('Eén afbeelding is nog niet beschreven.')
  })

  await test.step('[CB13] a board that is read in names a picture that is not kept here: it says so, with its description', async () => {
    const lost = { id: 'lost', kind: 'image', text: 'Een foto van elders', order: 'a0', position: { x: 0, y: 900 }, file: 'ab'.repeat(32), width: 640, height: 480 }
    for (const person of [anna, bas]) person.expects(/status of 404/)
    await call(server, 'POST', `workshops/${here.id}/imports`, { token, body: { ...NOTHING, cards: [lost] } })
    await bas.everything()
    await expect(picture(bas).filter({ hasText: 'Afbeelding ontbreekt' })).toContainText('Een foto van elders')
    await call(server, 'POST', `workshops/${here.id}/imports`, { token, body: { lines: ['klaar'] } })
    await anna.toList()
    await expect(anna.page.locator('[data-row][data-card-kind="image"]')).toHaveCount(3)
    await expect(anna.page.locator('[data-row] img')).toHaveCount(2)
    await anna.toBoard()
  })

  await test.step('[CB14] without a line it stays in the hand until there is one', async () => {
    await anna.context.setOffline(true)
    await anna.status('Geen verbinding')
    anna.expects(NO_LINE)
    await anna.page.evaluate(([all]) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(all)], 'later.png', { type: 'image/png' }))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, [bytes] as const)
    await anna.says(/Afbeelding later\.png staat nog niet op het bord\. Er is geen verbinding\./)
    await anna.context.setOffline(false)
    await anna.status('Opgeslagen')
    await anna.page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await expect(picture(bas)).toHaveCount(4)
    await anna.page.keyboard.press('Escape')
  })

  await test.step('[CB15] into another workshop', async () => {
    await anna.page.getByRole('img', { name: 'De oude balie' }).click()
    await anna.page.keyboard.press('Control+c')
    await anna.says(/1 kaart gekopieerd\./)
    const away = await anna.newTab()
    await joinByLink(away.page, there.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
    await away.page.keyboard.press('Control+v')
    await expect(away.page.getByRole('img', { name: 'De oude balie' })).toBeVisible()
    await expect.poll(() => away.page.getByRole('img', { name: 'De oude balie' }).evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth)).toBe(800)
  })
})
