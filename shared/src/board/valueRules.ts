/** What a single value may be. Pure; a problem is a short English reason. Which field follows which rule: `kinds/`, `fieldRules.ts`. */

/** Undefined when the value is sound. */
export type Rule = (value: unknown) => string | undefined

/** Bounds of the values. Code units for strings, board units for lengths. */
export const FIELD_BOUNDS = {
  idLength: 64,
  /** Keys written here stay far shorter (order.ts); this is what a foreign writer may bring. */
  orderLength: 200,
  wordsLength: 200,
  colorLength: 64,
  /** Beyond this, doubles begin to lose the quarter of a unit that a drag at 400 % needs, and no canvas pans there. */
  coordinate: 1e7,
  leastSize: 24,
  greatestSize: 20_000,
  weeks: 1_000,
  number: 100_000,
  quarters: 80,
} as const

export const string = (longest: number): Rule => (value) =>
  typeof value !== 'string' ? 'is not a string'
  : value.length === 0 ? 'is empty'
  : value.length > longest ? `is longer than ${longest}`
  : value.isWellFormed() ? undefined : 'is not well-formed Unicode'

export const oneOf = (choices: readonly string[]): Rule => (value) =>
  typeof value === 'string' && choices.includes(value) ? undefined : `is not one of ${choices.join(', ')}`

export const integer = (least: number, greatest: number): Rule => (value) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest ? undefined : `is not a whole number from ${least} to ${greatest}`

export const number = (least: number, greatest: number): Rule => (value) =>
  typeof value === 'number' && value >= least && value <= greatest ? undefined : `is not a number from ${least} to ${greatest}`

export const boolean: Rule = (value) => (typeof value === 'boolean' ? undefined : 'is not true or false')

const pair = (a: string, b: string, rule: Rule): Rule => (value) => {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return 'is not an object'
  const keys = Object.keys(value)
  if (keys.length !== 2 || !keys.includes(a) || !keys.includes(b)) return `does not hold exactly ${a} and ${b}`
  const problem = Object.values(value).map(rule).find((each) => each !== undefined)
  return problem === undefined ? undefined : `holds a value that ${problem}`
}

const QUARTER = /^(19|20|21)\d\d-Q[1-4]$/
export const id = string(FIELD_BOUNDS.idLength)
export const order = string(FIELD_BOUNDS.orderLength)
export const words = string(FIELD_BOUNDS.wordsLength)
export const color = string(FIELD_BOUNDS.colorLength)
export const position = pair('x', 'y', number(-FIELD_BOUNDS.coordinate, FIELD_BOUNDS.coordinate))
export const size = pair('w', 'h', number(FIELD_BOUNDS.leastSize, FIELD_BOUNDS.greatestSize))
export const quarter: Rule = (value) => (typeof value === 'string' && QUARTER.test(value) ? undefined : 'is not a quarter such as 2027-Q1')
export const sharedText: Rule = () => 'is not a shared text'
