import { parseArgs } from 'node:util'
import { SERVER_NAMES, type ServerName } from '../servers/measuredServer.ts'

const PARTS = ['sync', 'screen', 'all'] as const

/** What to measure, from the command line. */
export type Choice = {
  readonly part: (typeof PARTS)[number]
  /** Names of works; empty for all. */
  readonly only: readonly string[]
  readonly servers: readonly ServerName[]
  /** Instead of the numbers that a work has by itself. */
  readonly people: readonly number[] | undefined
  /** On the boards of `canvas`. */
  readonly cards: readonly number[]
  readonly seconds: number
  readonly repeat: number
  /** A directory for profiles of our server. */
  readonly profile: string | undefined
}

/** Throws a TypeError with one sentence about what it does not understand. */
export function readChoice(args: readonly string[]): Choice {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string' }, servers: { type: 'string' }, people: { type: 'string' }, cards: { type: 'string', default: '1000,5000,10000' }, seconds: { type: 'string', default: '10' }, repeat: { type: 'string', default: '1' }, profile: { type: 'string' } },
  })
  const part = PARTS.find((one) => one === (positionals[0] ?? 'all'))
  if (part === undefined || positionals.length > 1) throw new TypeError(`Say one of ${PARTS.join(', ')}.`)
  const list = (text: string | undefined): readonly string[] => text?.split(',').filter(Boolean) ?? []
  const servers = list(values.servers).map((name) => {
    const known = SERVER_NAMES.find((one) => one === name)
    if (known === undefined) throw new TypeError(`--servers takes ${SERVER_NAMES.join(', ')}.`)
    return known
  })
  const number = (text: string): number => {
    const value = Number(text)
    if (!(value > 0)) throw new TypeError(`‘${text}’ is not a number above 0.`)
    return value
  }
  return {
    part,
    only: list(values.only),
    servers: servers.length === 0 ? SERVER_NAMES : servers,
    people: values.people === undefined ? undefined : list(values.people).map(number),
    cards: list(values.cards).map(number),
    seconds: number(values.seconds),
    repeat: number(values.repeat),
    profile: values.profile,
  }
}
