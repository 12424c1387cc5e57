import type { Log } from '../../core/ports/system.ts'

// A line break in a message would make two lines of one, and let what came from outside write lines of its own.
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** Lines on stderr (or where `write` puts them), each with its time and weight; stdout is kept for the line that says the server is ready. */
export function createSystemLog(write: (line: string) => void = (line) => void process.stderr.write(line), now: () => number = Date.now): Log {
  const line = (weight: string) => (text: string) => write(`${new Date(now()).toISOString()} ${weight} ${oneLine(text)}\n`)
  return { info: line('info'), warn: line('warn'), error: line('error') }
}
