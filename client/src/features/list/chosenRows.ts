/** Chosen rows after a press on one of them. With Shift all from the last press to here are chosen; rows are those shown, in their order. */
export function afterPress(chosen: ReadonlySet<string>, id: string, how: { readonly range: boolean; readonly from: string | undefined; readonly rows: readonly string[] }): ReadonlySet<string> {
  const next = new Set(chosen)
  const [from, to] = [how.from === undefined ? -1 : how.rows.indexOf(how.from), how.rows.indexOf(id)]
  if (how.range && from >= 0 && to >= 0) for (const each of how.rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(each)
  else if (!next.delete(id)) next.add(id)
  return next
}

/** What is chosen and there still, in the order of the rows; cards that a filter leaves out are not among them. */
export const chosenAmong = (chosen: ReadonlySet<string>, rows: readonly string[]): readonly string[] => rows.filter((id) => chosen.has(id))
