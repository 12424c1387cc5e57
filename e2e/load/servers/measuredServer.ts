import type { Probe } from '../probe/probeAnswer.ts'

export const SERVER_NAMES = ['ours', 'yWebsocket', 'hocuspocus'] as const
export type ServerName = (typeof SERVER_NAMES)[number]

/** How one person comes to one board, in the words of that server. */
export type Seat = {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  /** Stands before each message in both directions: Hocuspocus names the document there. */
  readonly prefix: Uint8Array
  /** Said before anything else; without the prefix. */
  readonly greeting?: Uint8Array
}

/** A board that is there and takes writes. */
export type MeasuredBoard = {
  /** Seats of as many new people. */
  seats(count: number): Promise<readonly Seat[]>
}

/** A server as a process of its own on a free loopback port. */
export type MeasuredServer = {
  readonly name: ServerName
  /** What runs, for the table. */
  readonly title: string
  readonly pid: number
  /** Where it keeps what it stores, if anywhere. */
  readonly dataDir?: string
  /** Makes a new board; `name` is for people. */
  board(name: string): Promise<MeasuredBoard>
  probe(options?: { readonly collect?: boolean }): Promise<Probe>
  /** Processor time of all its threads since it started, s. */
  cpuSeconds(): number
  /** What it said so far, the first thousand lines. */
  lines(): readonly string[]
  /** Ends the process, and starts another one on the same stored data and boards. */
  restart(): Promise<void>
  /** Has it do to boards at rest what it does after hours, and answers its own words about that; undefined when it did nothing. */
  tidy?(): Promise<string | undefined>
  /** Ends it, and removes what it stored. */
  stop(): Promise<void>
}

export type ServerStart = (options?: {
  readonly nodeArguments?: readonly string[]
  /** Keep boards on disk. Ours always does. */
  readonly stores?: boolean
  /** Another entry instead of the server's own. */
  readonly script?: string
  readonly env?: Readonly<Record<string, string>>
}) => Promise<MeasuredServer>
