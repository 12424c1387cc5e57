/** The row that takes the keyboard when the one that has it goes, with all these: the next one that stays, else one before it. */
export function nextRow(going: ReadonlySet<string>): HTMLElement | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]')
  const all = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const stays = (each: HTMLElement): boolean => each !== row && !going.has(each.dataset['cardId'] ?? '')
  const at = row === null || row === undefined ? -1 : all.indexOf(row)
  return at < 0 ? undefined : (all.slice(at + 1).find(stays) ?? all.slice(0, at).findLast(stays))
}
