/** True for the two bytes 00 00: nothing was said, nothing is counted (INTERFACE "What is a write"). */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}
