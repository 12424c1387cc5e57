/**
 * What Yjs says in the console, in plain words. It stands in for lib0/logging (vite.config.ts), which colours its lines and can draw a console of its
 * own in the page: 4 kB that every browser would fetch before it sees its board.
 */
const say = (to: 'log' | 'warn', parts: readonly unknown[]): void => console[to](...parts.filter((part) => part !== '')) // oxlint-disable-line no-console -- Yjs tells of what should never be

export const print = (...parts: readonly unknown[]): void => say('log', parts)
export const warn = (...parts: readonly unknown[]): void => say('warn', parts)

/** Marks of colour and weight, which this console leaves out. */
export const [ORANGE, RED, BOLD, UNBOLD] = ['', '', '', '']
