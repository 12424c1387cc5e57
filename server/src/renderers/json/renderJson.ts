import { BOARD_JSON_FORMAT, type BoardJson } from '@visiebord/shared/protocol/http/boardJson.ts'
import type { Report } from '@visiebord/shared/report/reportModel.ts'
import { utf8 } from '../utf8.ts'

/** [X30] The board as data: imports into an equal board. Keys in code-unit order within each thing, UTF-8, one thing a line. */
export function renderJson(report: Report): Uint8Array {
  const { content, parties } = report
  const board: BoardJson = { format: BOARD_JSON_FORMAT, parties, ...content }
  const lines = (['cards', 'sections', 'lanes', 'links', 'parties'] as const).map((key) => `${JSON.stringify(key)}: ${list(board[key])}`)
  if (board.remarks !== undefined) lines.push(`"remarks": ${list(board.remarks)}`)
  return utf8(`{\n${[`"format": ${stable(board.format)}`, `"schema": ${stable(board.schema)}`, ...lines, `"timeline": ${stable(board.timeline)}`].join(',\n')}\n}\n`)
}

const list = (things: readonly unknown[]): string => (things.length === 0 ? '[]' : `[\n${things.map((thing) => `  ${stable(thing)}`).join(',\n')}\n]`)

/** JSON with sorted keys; survives a key named `__proto__`, leaves out what is undefined. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, held]) => held !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}: ${stable(held)}`).join(', ')}}`
}
