/**
 * Colours that a shape or a drawing may be given: the papers of LOOK §4 by their names, in the order of the party colours
 * 1 to 8. They say nothing of whose it is; only notes and projects wear a party's paper by themselves.
 */
export const TINTS = ['boomgaard', 'oker', 'pruim', 'lei', 'water', 'klei', 'riet', 'zee'] as const
export type Tint = (typeof TINTS)[number]

/** 1 to 8; undefined for plain paper and ink, also where `color` says something that is no tint. */
export function tintOf({ color }: { readonly color?: string }): number | undefined {
  const at = TINTS.findIndex((tint) => tint === color)
  return at < 0 ? undefined : at + 1
}
