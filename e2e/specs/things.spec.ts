import type { Locator, Page } from '@playwright/test'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

const kindOn = (page: Page, kind: string): Locator => page.locator(`[data-card-layer] [data-card-kind="${kind}"]`)
const widthOf = (card: Locator): Promise<number> => card.evaluate((element) => (element as HTMLElement).offsetWidth)

/** Draws with the mouse, a point at a time, as a hand does. */
async function stroke(page: Page, points: readonly (readonly [number, number])[]): Promise<void> {
  const [first = [0, 0], ...others] = points
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const at of others) await page.mouse.move(...at, { steps: 6 })
  await page.mouse.up()
}

test('[TG1] [TG2] [TG5] [TG6] [TG7] [TG8] [TG9] [TG12] words, shapes and drawings of one are seen by the other; drawn, described, sized, locked and taken back', async ({ server, seat }) => {
  test.setTimeout(150_000)
  const made = await makeWorkshop(server, {})
  const lead = await join(server, made.links.facilitator, { name: 'Voorzitter' })
  const round = await openRound(server, made.id, lead.accessToken)
  const [anneke, youssef] = await Promise.all([seat(made.links.participant, { name: 'Anneke', party: 'Culemborg' }), seat(made.links.participant, { name: 'Youssef', party: 'Tiel' })])
  const { page } = anneke
  const faults: string[] = []

  await test.step('a text from the tools, a shape from its menu', async () => {
    await page.getByRole('button', { name: 'Tekst', exact: true }).click()
    await expect(anneke.editor).toBeFocused()
    await page.keyboard.insertText('Wat ons bindt')
    await page.keyboard.press('Escape')
    await expect(kindOn(youssef.page, 'text')).toHaveText('Wat ons bindt')
    await page.getByRole('button', { name: /^Vorm/ }).click()
    await page.getByRole('menuitem', { name: 'Ruit' }).click()
    await expect(anneke.editor).toBeFocused()
    await page.keyboard.insertText('Eerst bellen')
    await page.keyboard.press('Escape')
    await expect(kindOn(youssef.page, 'shape')).toHaveAccessibleName('Vorm, ruit, Culemborg, los op het bord: Eerst bellen')
  })

  await test.step('a text without a letter goes again, a shape without words stays', async () => {
    await page.keyboard.press('t')
    await expect(anneke.editor).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(kindOn(page, 'text')).toHaveCount(1)
    await page.keyboard.press('s')
    await expect(anneke.editor).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(kindOn(youssef.page, 'shape')).toHaveCount(2)
    await page.keyboard.press('Delete')
    await expect(kindOn(youssef.page, 'shape')).toHaveCount(1)
  })

  await test.step('a pen by key: two strokes become one drawing, in its colour', async () => {
    await page.keyboard.press('p')
    const pen = page.getByRole('group', { name: 'Tekenen' })
    await expect(pen).toBeVisible()
    await pen.getByRole('radio', { name: 'blauw' }).check()
    await stroke(page, [[300, 600], [380, 520], [460, 640], [540, 540]])
    await stroke(page, [[510, 545], [540, 540], [535, 575]])
    faults.push(...(await lookAt(page, 'things', 'pen')))
    await expect(kindOn(youssef.page, 'drawing')).toHaveCount(1)
    await expect(kindOn(youssef.page, 'drawing').locator('path').last()).toHaveAttribute('d', /^M.*Z.*M.*Z$/)
    await stroke(page, [[900, 600], [980, 600]])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Escape')
    await expect(pen).toHaveCount(0)
    await expect(kindOn(page, 'drawing'), 'a stroke that was taken back is no card').toHaveCount(1)
  })

  await test.step('once a stylus has drawn, a palm draws nothing; a heavier hand draws a broader line', async () => {
    await page.keyboard.press('p')
    await expect(page.getByRole('group', { name: 'Tekenen' })).toBeVisible()
    for (const [pointerType, pointerId, y] of [['pen', 7, 700], ['touch', 8, 720]] as const) {
      await anneke.surface.evaluate((surface, { pointerType: type, pointerId: id, y: top }) => {
        const send = (event: string, x: number, pressure: number): boolean =>
          surface.dispatchEvent(new PointerEvent(event, { pointerType: type, pointerId: id, clientX: x, clientY: top, pressure, button: event === 'pointermove' ? -1 : 0, buttons: 1, bubbles: true, cancelable: true }))
        send('pointerdown', 300, 0.2)
        for (let x = 320; x < 500; x += 20) send('pointermove', x, x / 500)
        send('pointerup', 500, 0)
      }, { pointerType, pointerId, y })
    }
    // before the next press: the board takes one right after a finger that moved for its end
    await expect(kindOn(youssef.page, 'drawing')).toHaveCount(2)
    await page.getByRole('button', { name: 'Klaar' }).click()
    await expect(anneke.surface, 'the keyboard is on the board').toBeFocused()
    await expect(kindOn(youssef.page, 'drawing').last().locator('path').last()).toHaveAttribute('d', /^M[^M]*Z$/)
    await page.keyboard.press('Control+z')
    await expect(kindOn(youssef.page, 'drawing')).toHaveCount(1)
  })

  await test.step('a drawing is pressed on its ink: beside it the board is pressed', async () => {
    const at = await anneke.middleOf(kindOn(page, 'drawing'))
    await page.mouse.click(at.x + 70, at.y - 40)
    await expect(kindOn(page, 'drawing')).not.toHaveAccessibleName(/gekozen/)
    await page.mouse.click(340, 560)
    await expect(kindOn(page, 'drawing')).toHaveAccessibleName(/gekozen/)
    await page.keyboard.press('Escape')
  })

  await test.step('Esc puts the pen away from its button too', async () => {
    await page.getByRole('button', { name: 'Tekenen', exact: true }).click()
    await expect(page.getByRole('group', { name: 'Tekenen' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('group', { name: 'Tekenen' })).toHaveCount(0)
  })

  await test.step('undo takes the drawing back for both, redo brings it', async () => {
    await page.keyboard.press('Control+z')
    await expect(kindOn(youssef.page, 'drawing')).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(kindOn(youssef.page, 'drawing')).toHaveCount(1)
  })

  await test.step('the other describes it, with keys alone', async () => {
    const drawing = kindOn(youssef.page, 'drawing')
    await expect(drawing).toHaveAccessibleName('Tekening, blauw, Culemborg, los op het bord: nog niet beschreven')
    await drawing.focus()
    await youssef.page.keyboard.press('Enter')
    await expect(youssef.editor).toBeFocused()
    await youssef.page.keyboard.insertText('Een pijl van de balie naar de telefoon')
    faults.push(...(await lookAt(youssef.page, 'things', 'describe')))
    await youssef.page.keyboard.press('Escape')
    await expect(kindOn(page, 'drawing')).toHaveAccessibleName(/: Een pijl van de balie naar de telefoon$/)
  })

  await test.step('larger by key, and by its corner', async () => {
    const shape = kindOn(page, 'shape')
    const was = await widthOf(shape)
    await shape.focus()
    await page.keyboard.press(']')
    await expect.poll(() => widthOf(kindOn(youssef.page, 'shape'))).toBeGreaterThan(was * 1.2)
    await shape.click()
    const grip = page.locator('[data-handle="se"]')
    const at = await anneke.middleOf(grip)
    await stroke(page, [[at.x, at.y], [at.x + 80, at.y + 40]])
    await expect.poll(() => widthOf(kindOn(youssef.page, 'shape'))).toBeGreaterThan(was * 1.4)
    faults.push(...(await lookAt(page, 'things', 'chosen')))
  })

  await test.step('locked: the other hears why it does not move, and takes the lock off', async () => {
    await kindOn(page, 'shape').focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Zoek een handeling' }).pressSequentially('op slot')
    await page.keyboard.press('Enter')
    const shape = kindOn(youssef.page, 'shape')
    await expect(shape).toHaveAccessibleName(/^Vorm, ruit, op slot, Culemborg/)
    const place = await shape.boundingBox()
    await shape.focus()
    await youssef.page.keyboard.press('Alt+ArrowRight')
    await youssef.says('Deze kaart staat op slot. Haal hem eerst van slot.')
    await youssef.drag(shape, { x: 90, y: 60 })
    expect(await widthOf(shape)).toBe(await widthOf(kindOn(page, 'shape')))
    await expect(shape).toHaveAccessibleName(/op slot/)
    faults.push(...(await lookAt(youssef.page, 'things', 'locked')))
    await shape.focus()
    await youssef.page.keyboard.press('Shift+F10')
    await youssef.page.getByRole('menuitem', { name: 'Van slot halen' }).click()
    await expect(kindOn(page, 'shape')).toHaveAccessibleName(/^Vorm, ruit, Culemborg/)
    await shape.focus()
    await youssef.page.keyboard.press('Alt+ArrowRight')
    await expect.poll(async () => (await shape.boundingBox())?.x).not.toBe(place?.x)
  })

  await test.step('far away and in the list they are there too', async () => {
    await page.keyboard.press('Escape')
    await anneke.surface.focus()
    for (let step = 0; step < 7; step++) await page.keyboard.press('-')
    const far = page.locator('[data-board-surface] canvas:visible')
    await expect(far).toHaveCount(1)
    const inked = (): Promise<number> =>
      far.evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement
        const { data = [] } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {}
        let blue = 0
        for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 60 && (data[at + 2] ?? 0) > (data[at] ?? 0) + 60) blue++
        return blue
      })
    await expect.poll(inked, 'the drawing in its blue').toBeGreaterThan(20)
    faults.push(...(await lookAt(page, 'things', 'far')))
    await anneke.toList()
    await expect(page.locator('[data-row]')).toHaveCount(3)
    faults.push(...(await lookAt(page, 'things', 'list')))
  })

  await test.step('a round that closes takes what is drawn, and the pen out of the hand', async () => {
    await youssef.surface.focus()
    await youssef.page.keyboard.press('p')
    await expect(youssef.page.getByRole('group', { name: 'Tekenen' })).toBeVisible()
    await youssef.page.mouse.move(700, 300)
    await youssef.page.mouse.down()
    await youssef.page.mouse.move(820, 340, { steps: 6 })
    await call(server, 'POST', `workshops/${made.id}/rounds/${round}/seals`, { token: lead.accessToken, body: {} })
    await expect(youssef.page.getByRole('group', { name: 'Tekenen' })).toHaveCount(0)
    await youssef.page.mouse.up()
    await expect(kindOn(youssef.page, 'drawing')).toHaveCount(2)
    await expect(youssef.surface, 'the keyboard is on the board').toBeFocused()
  })
  expect(faults).toEqual([])
})
