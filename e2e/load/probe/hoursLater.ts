/**
 * Loaded into our server instead of waiting: it is seven hours later, and what is looked at every ten minutes is looked at at once. The
 * server then does to boards at rest what it does at night.
 */
const HOURS_MS = 7 * 3_600_000
const LOOKS_EVERY_MS = 10 * 60_000
const AT_ONCE_MS = 100

const now = Date.now.bind(Date)
Date.now = () => now() + HOURS_MS
const later = globalThis.setTimeout
globalThis.setTimeout = Object.assign(((run: () => void, ms?: number) => later(run, ms === LOOKS_EVERY_MS ? AT_ONCE_MS : ms)) as typeof globalThis.setTimeout, later)
