/** It stands in for lib0/environment (vite.config.ts), which finds out whether this is Node and reads the options of its command line: this is a browser, always. */
export const isNode = false
export const isBrowser = true
/** Yjs asks whether it is being developed, by a key in `localStorage`. */
export const getVariable = (): null => null
