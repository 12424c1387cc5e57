/** Stands in the fragment: a reload keeps it, Back leaves it, and a second window on the projector can be opened with it. */
export const PROJECTOR_FRAGMENT = '#beamer'

export const isProjecting = (): boolean => window.location.hash === PROJECTOR_FRAGMENT
