export type Cell = string | number
export type TableRow = Readonly<Record<string, Cell>>

const shown = (value: Cell): string => (typeof value === 'number' ? (Number.isFinite(value) ? String(Number(value.toPrecision(value >= 100 || Number.isInteger(value) ? 6 : 3))) : 'never') : value)

/** A table that is printed while it grows: the widths are those of the names. */
export class Table {
  #columns: readonly string[] | undefined
  readonly #print: (line: string) => void

  constructor(title: string, print: (line: string) => void) {
    this.#print = print
    print(`\n${title}`)
  }

  add(row: TableRow): void {
    if (this.#columns === undefined) {
      this.#columns = Object.keys(row)
      this.#print(`| ${this.#columns.map((name) => name.padEnd(wide(name))).join(' | ')} |`)
      this.#print(`| ${this.#columns.map((name) => '-'.repeat(wide(name))).join(' | ')} |`)
    }
    this.#print(`| ${this.#columns.map((name) => shown(row[name] ?? '').padEnd(wide(name))).join(' | ')} |`)
  }
}

const wide = (name: string): number => Math.max(name.length, 6)
