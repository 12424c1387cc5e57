import { expect, test } from 'vitest'
import { ignoreComposingKeys } from './composingKeys.ts'

test('[PF2] the Enter with which an input method ends a composition is no Enter of the page; the next one is', () => {
  const page = new EventTarget()
  const stop = ignoreComposingKeys(page)
  const heard: number[] = []
  page.addEventListener('keydown', (event) => heard.push((event as Event & { readonly keyCode: number }).keyCode))
  const press = (keyCode: number): Event => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { keyCode })
    page.dispatchEvent(event)
    return event
  }
  expect(press(229).defaultPrevented, 'the field has it all the same').toBe(false)
  press(13)
  expect(heard).toEqual([13])
  stop()
  press(229)
  expect(heard).toEqual([13, 229])
})
