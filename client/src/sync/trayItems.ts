import type { TrayItem, TrayWork } from './trayItem.ts'

/** Items of the tray from what was set aside. [T3] The id says what the work is: set aside twice, it is there once. */
export const trayItems = (works: readonly TrayWork[], because: string, at: string): readonly TrayItem[] =>
  works.map((what) => ({ id: workId(what), at, because, what }))

function workId(work: TrayWork): string {
  const said = work.type === 'new-card' ? [work.type, work.cardId, work.kind, work.text] : [work.type, work.cardId, work.text, 'before' in work ? work.before : '']
  return `${work.type}-${hash53(JSON.stringify(said))}`
}

/** 53 bits of two mixed 32-bit hashes: a name for equal words, not a proof. */
function hash53(text: string): string {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 2654435761)
    other = Math.imul(other ^ unit, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36)
}
