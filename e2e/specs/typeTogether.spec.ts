import { everyoneSeesTheSame, tableForFour } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

test('two people type in one card at the same time: both texts are whole, and each takes back only their own', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { anna, bas } = four
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const id = await anna.addNote('Loket: ', { x: 700, y: 400 })
  for (const person of four.all) await expect(person.cardById(id)).toContainText('Loket:')

  await anna.cardById(id).dblclick()
  await expect(anna.editor).toBeFocused()
  await bas.cardById(id).dblclick()
  await expect(bas.editor).toBeFocused()
  await expect(anna.page.getByText('Bas schrijft', { exact: true })).toBeVisible()
  // Anna writes at the end, Bas in front, a key each in turn.
  await bas.page.keyboard.press('Control+Home')
  const [annas, bass] = ['dicht bij de mensen', 'Zo zeggen wij het. ']
  for (let at = 0; at < Math.max(annas.length, bass.length); at++) {
    await Promise.all([anna.page.keyboard.type(annas.charAt(at)), bas.page.keyboard.type(bass.charAt(at))])
  }
  const both = `${bass}Loket: ${annas}`
  for (const { editor } of [anna, bas]) await expect(editor).toHaveValue(both)
  await expect(four.viewer.cardById(id)).toHaveAccessibleName(new RegExp(`: ${both}$`))

  // Undo from within the text takes away what this hand typed, wherever the other wrote meanwhile.
  await expect(async () => {
    if ((await bas.editor.inputValue()).includes('Zo zeggen')) await bas.page.keyboard.press('Control+z')
    await expect(bas.editor).toHaveValue(`Loket: ${annas}`, { timeout: 150 })
  }).toPass({ intervals: [0] })
  await expect(anna.editor).toHaveValue(`Loket: ${annas}`)
  // On a slow machine what was typed is more steps than one, there and back.
  await expect(async () => {
    if ((await bas.editor.inputValue()) !== both) await bas.page.keyboard.press('Control+Shift+z')
    await expect(bas.editor).toHaveValue(both, { timeout: 150 })
  }).toPass({ intervals: [0] })
  await expect(anna.editor).toHaveValue(both)
  for (const { page } of [anna, bas]) await page.keyboard.press('Escape')
  await everyoneSeesTheSame(four.all, 1)
  for (const person of [anna, bas]) await person.saved()

  // [AC18] Thrown away under her hands: the words are told, and the board has the keyboard.
  await anna.cardById(id).dblclick()
  await expect(anna.editor).toBeFocused()
  await bas.cardById(id).focus()
  await bas.page.keyboard.press('Delete')
  await anna.says(/^De kaart waar u was, is weggegooid/)
  await expect(anna.surface).toBeFocused()
})

test('undo takes back one’s own work only, and an addition that others wrote in stays, with the reason', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { anna, bas } = four
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const annas = await anna.addNote('Van Anna', { x: 500, y: 400 })
  await expect(bas.cardById(annas)).toBeVisible()
  const bass = await bas.addNote('Van Bas', { x: 900, y: 400 })
  await expect(anna.cardById(bass), 'the words have come too, not the paper alone').toContainText('Van Bas')

  const before = (await anna.places()).find(({ id }) => id === bass)
  await anna.drag(anna.cardById(bass), { x: 100, y: 150 })
  await expect.poll(async () => (await bas.places()).find(({ id }) => id === bass)?.y).not.toBe(before?.y)
  // Bas has nothing to take back but his own card; Anna's move of it is Anna's.
  await anna.page.getByRole('button', { name: 'Terug', exact: true }).click()
  await anna.says('Teruggenomen.')
  await expect.poll(async () => (await bas.places()).find(({ id }) => id === bass)).toEqual(before)
  await anna.page.getByRole('button', { name: 'Opnieuw', exact: true }).click()
  await expect.poll(async () => (await bas.places()).find(({ id }) => id === bass)?.y).not.toBe(before?.y)

  await bas.cardById(annas).dblclick()
  await expect(bas.editor).toBeFocused()
  await bas.page.keyboard.type(' en van mij')
  await bas.page.keyboard.press('Escape')
  await expect(anna.cardById(annas)).toContainText('Van Anna en van mij')
  // First her move, then her typing; at the addition itself it stops.
  await expect(async () => {
    await anna.page.getByRole('button', { name: 'Terug', exact: true }).click()
    await expect(anna.page.getByText('Terugnemen kan niet: iemand anders schreef intussen in deze kaart.').filter({ visible: true }).first()).toBeVisible({ timeout: 250 })
  }).toPass({ intervals: [0] })
  await expect(anna.cardById(annas)).toContainText('en van mij')
  await everyoneSeesTheSame(four.all, 2)
})

test('[WD5] [WD8] [WD10] [WD11] [WD13] one writes a list with bold words by keyboard, the other sees bullets, bold and the caret; on a phone buttons do it', async ({ server, seat, newBrowser }) => {
  const made = await makeWorkshop(server)
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })])
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const id = await anna.addNote('Wij zijn', { x: 700, y: 400 })
  await anna.cardById(id).dblclick()
  const bar = anna.page.getByRole('group', { name: 'Opmaak' })
  await expect(bar).toBeVisible()
  await expect(anna.editor).toBeFocused()
  const { keyboard } = anna.page
  await keyboard.type(' allemaal:')
  await keyboard.press('Enter')
  await keyboard.press('Control+Shift+Digit8')
  await keyboard.type('dichtbij')
  await keyboard.press('Control+b')
  await keyboard.press('Enter')
  await keyboard.type('snel')
  await expect(anna.editor).toHaveValue('Wij zijn allemaal:\n- **dichtbij**\n- snel')
  await expect(bar.getByRole('button', { name: 'Lijst' })).toHaveAttribute('aria-pressed', 'true')

  // What stands in the slip is reached by Tab, acts on the field and gives the keyboard back.
  await keyboard.press('Tab')
  await expect(bar.getByRole('button', { name: 'Vet' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(anna.editor).toBeFocused()
  await expect(anna.editor).toHaveValue('Wij zijn allemaal:\n- **dichtbij**\n- **snel**')
  await bar.getByRole('button', { name: 'Vet' }).click()
  await expect(anna.editor).toHaveValue('Wij zijn allemaal:\n- **dichtbij**\n- snel')
  const [slip, card] = [await bar.boundingBox(), await anna.cardById(id).boundingBox()]
  if (slip === null || card === null) throw new Error('not on the screen')
  expect(slip.y >= card.y + card.height || slip.y + slip.height <= card.y || slip.x >= card.x + card.width || slip.x + slip.width <= card.x, 'it covers nothing of the card').toBe(true)

  // Bas sees the list while she writes, and her caret behind its last letter.
  const seen = bas.cardById(id)
  await expect(seen.getByRole('listitem')).toHaveText(['•dichtbij', '•snel'])
  await expect(seen.locator('strong')).toHaveText('dichtbij')
  await expect(seen).toHaveAccessibleName(/: Wij zijn allemaal:\s+dichtbij\s+snel$/)
  const caret = bas.page.locator('[data-caret-of="Anna"]')
  await expect(caret).toBeVisible()
  await expect(async () => {
    const [line, item] = [await caret.boundingBox(), await seen.getByRole('listitem').last().boundingBox()]
    if (line === null || item === null) throw new Error('not on the screen')
    expect(line.y + line.height / 2).toBeGreaterThan(item.y)
    expect(line.y + line.height / 2).toBeLessThan(item.y + item.height)
    const end = await seen.getByRole('listitem').last().evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element.lastChild ?? element)
      return range.getBoundingClientRect().right
    })
    expect(Math.abs(line.x - end)).toBeLessThan(3)
  }).toPass()

  // Twice Enter ends the list; undo takes that back in its own step.
  await keyboard.press('End')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await expect(anna.editor).toHaveValue('Wij zijn allemaal:\n- **dichtbij**\n- snel\n')
  await keyboard.press('Control+z')
  await expect(anna.editor).toHaveValue('Wij zijn allemaal:\n- **dichtbij**\n- snel\n- ')
  await keyboard.press('Control+z')
  await keyboard.press('Escape')
  await expect(anna.cardById(id).getByRole('listitem')).toHaveCount(2)
  await bas.toList()
  const row = bas.page.locator(`[data-row][data-card-id="${id}"]`)
  await expect(row.getByRole('listitem')).toHaveText(['•dichtbij', '•snel'])

  const phone = await newBrowser('Cas', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await phone.page.goto(made.links.participant)
  await phone.page.getByLabel('Hoe heet u?').fill('Cas')
  await phone.page.getByRole('radio', { name: 'Tiel' }).check()
  await phone.page.getByRole('button', { name: 'Doe mee' }).click()
  const line = phone.page.locator(`[data-row][data-card-id="${id}"]`)
  await line.focus()
  await phone.page.keyboard.press('Enter')
  const field = line.getByRole('textbox')
  await expect(field).toBeFocused()
  await phone.page.keyboard.press('Control+End')
  for (const name of ['Vet', 'Lijst', 'Nummers']) {
    const box = await line.getByRole('button', { name, exact: true }).boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44)
  }
  await line.getByRole('button', { name: 'Nummers', exact: true }).tap()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Wij zijn allemaal:\n- **dichtbij**\n1. snel')
  await line.getByRole('button', { name: 'Vet', exact: true }).tap()
  await expect(row.locator('strong')).toHaveText(['dichtbij', 'snel'])
  await expect(row.getByRole('listitem')).toHaveText(['•dichtbij', '1.snel'])

  // A card that is still being made has the same; undo takes it back, and Enter places it once the list has ended.
  await phone.page.keyboard.press('Escape')
  await phone.page.getByRole('button', { name: 'Schrijf een kaart', exact: true }).tap()
  const form = phone.page.locator('form')
  const fresh = form.getByRole('textbox', { name: 'Tekst' })
  await expect(fresh).toBeFocused()
  await fresh.pressSequentially('snel')
  await form.getByRole('button', { name: 'Lijst', exact: true }).tap()
  await expect(fresh).toBeFocused()
  await fresh.pressSequentially('ler')
  await fresh.press('Enter')
  await fresh.pressSequentially('goed')
  await fresh.press('Control+b')
  await expect(fresh).toHaveValue('- sneller\n- **goed**')
  await fresh.press('Control+z')
  await expect(fresh).toHaveValue('- sneller\n- goed')
  for (const value of ['- sneller\n- goed\n- ', '- sneller\n- goed\n', '']) {
    await fresh.press('Enter')
    await expect(fresh).toHaveValue(value)
  }
  await expect(bas.page.locator('[data-row]').filter({ hasText: 'sneller' }).getByRole('listitem')).toHaveText(['•sneller', '•goed'])
})

test('[CV10] [CV11] [CV16] [CV25] an input method, a dead key, right to left, spelling and a text that grows: two hands in one note, the same on both screens', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })])
  await anna.says('Ophalen wat we delen')
  const id = await anna.addNote('Caf', { x: 700, y: 400 })
  await expect(bas.cardById(id)).toContainText('Caf')
  // What an input method and a dead key are to a page: letters that are not sure yet.
  const method = await anna.context.newCDPSession(anna.page)
  const compose = (text: string) => method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await anna.cardById(id).dblclick()
  await expect(anna.editor).toBeFocused()
  await expect(anna.editor, 'the spelling is checked').toHaveJSProperty('spellcheck', true)

  await test.step('a dead key: the other sees no half letter', async () => {
    await compose('´')
    await expect(anna.editor).toHaveValue('Caf´')
    await bas.cardById(id).dblclick()
    await expect(bas.editor).toBeFocused()
    expect(await bas.editor.inputValue()).toBe('Caf')
    await method.send('Input.insertText', { text: 'é' })
    await expect(bas.editor).toHaveValue('Café')
  })

  await test.step('an input method while the other writes in front: both are woven together at its end, the caret after what was composed', async () => {
    await compose('に')
    await compose('にほ')
    await bas.page.keyboard.press('Control+Home')
    await bas.page.keyboard.type('Ons ')
    await expect(bas.editor).toHaveValue('Ons Café')
    await expect(anna.editor, 'what is being composed is left alone').toHaveValue('Caféにほ')
    await method.send('Input.insertText', { text: '日本' })
    for (const { editor } of [anna, bas]) await expect(editor).toHaveValue('Ons Café日本')
    await anna.page.keyboard.type('!')
    for (const { editor } of [anna, bas]) await expect(editor).toHaveValue('Ons Café日本!')
  })

  await test.step('right to left: the words begin on the right, for both', async () => {
    await anna.page.keyboard.press('Control+a')
    await anna.page.keyboard.insertText('مكتب واحد للجميع')
    await expect(bas.editor).toHaveValue('مكتب واحد للجميع')
    for (const { page } of [anna, bas]) await page.keyboard.press('Escape')
    for (const person of [anna, bas]) {
      await expect(person.cardById(id)).toContainText('مكتب')
      expect(await person.cardById(id).locator('[dir=auto]').evaluate((words) => getComputedStyle(words).direction), person.name).toBe('rtl')
    }
  })

  await test.step('a text that grows gets smaller letters, then a higher card; nothing of it is cut off', async () => {
    const looks = (person: typeof anna) => person.cardById(id).evaluate((card: HTMLElement) => {
      const words = card.querySelector<HTMLElement>('[dir=auto]') ?? card
      return { letters: Number.parseFloat(getComputedStyle(words).fontSize), height: card.offsetHeight, cut: Math.max(0, words.scrollHeight - words.clientHeight) }
    })
    const seen: { readonly letters: number; readonly height: number }[] = []
    for (const words of ['Kort', 'Een zin die zegt wat we samen willen: één loket, dicht bij huis, voor iedereen.', 'Wij helpen wie bij ons komt, aan de balie, aan de telefoon en thuis. '.repeat(8)]) {
      await anna.cardById(id).dblclick()
      await expect(anna.editor).toBeFocused()
      await anna.page.keyboard.press('Control+a')
      await anna.page.keyboard.insertText(words)
      await anna.page.keyboard.press('Escape')
      await expect(bas.cardById(id)).toContainText(words.trim())
      // Letters and height follow the words a frame later.
      await expect(async () => {
        const [hers, his] = [await looks(anna), await looks(bas)]
        expect(his, 'the same for both').toEqual(hers)
        expect(hers.cut, words).toBeLessThanOrEqual(1)
      }).toPass()
      seen.push(await looks(anna))
    }
    const [short, middle, long] = seen
    expect(middle?.letters).toBeLessThan(short?.letters ?? 0)
    expect(long?.letters).toBeLessThan(middle?.letters ?? 0)
    expect(middle?.height).toBe(short?.height)
    expect(long?.height).toBeGreaterThan(middle?.height ?? 0)
  })

  await test.step('[CV25] who writes at the edge of the board sees what she writes; the view of the other stays', async () => {
    const camera = (person: typeof anna) => person.page.locator('[data-card-layer]').evaluate((layer) => getComputedStyle(layer.parentElement ?? layer).transform)
    await anna.page.mouse.dblclick(300, 790)
    await expect(anna.editor).toBeFocused()
    const [hers, his] = [await camera(anna), await camera(bas)]
    await anna.page.keyboard.insertText('regel\n'.repeat(30))
    await expect.poll(() => camera(anna)).not.toBe(hers)
    await anna.page.keyboard.press('Control+Home')
    await expect.poll(async () => (await anna.editor.boundingBox())?.y, 'and where she walks').toBeGreaterThan(80)
    expect(await camera(bas)).toBe(his)
    await anna.page.keyboard.press('Escape')
  })
})
