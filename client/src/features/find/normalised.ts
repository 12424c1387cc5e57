/** Without accents and capitals, so that `een` finds `één` and `IJ` finds `ij`: what people type when they look for something. */
export const normalised = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
