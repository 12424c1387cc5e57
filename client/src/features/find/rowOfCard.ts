/** Rows that come later come a group's page at a time; more pages than this are not turned for one card. */
const MOST_PAGES = 60

export const rowOfCard = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-row][data-card-id="${CSS.escape(id)}"]`)
export const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done))

/** Asks the list for rows until `there`; they come by the list's own buttons. Ends when nobody wants it any more, or there are no more. */
export async function untilMade(there: () => boolean, isWanted: () => boolean): Promise<void> {
  for (let page = 0; page < MOST_PAGES && isWanted() && !there(); page++) {
    const more = [...document.querySelectorAll<HTMLElement>('[data-more-rows]')]
    if (more.length === 0) return
    for (const button of more) button.click()
    await nextFrame()
  }
}
