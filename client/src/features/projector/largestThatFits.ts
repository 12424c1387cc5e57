/** The largest whole number in `least`…`most` that fits; `least` when none does. `fits` is asked about eight times. */
export function largestThatFits(least: number, most: number, fits: (size: number) => boolean): number {
  let [low, high] = [Math.floor(least), Math.floor(Math.max(least, most))]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** The parts between which a line breaks first: after punctuation. A dash belongs to the part before it, so it ends the line. */
export const clausesOf = (text: string): readonly string[] => text.replace(/[^\S\n]+(?=[–—-](\s|$))/g, '\u00A0').split(/(?<=[,;:.!?–—](?:["'’”)])?[^\S\n]+)/u)
