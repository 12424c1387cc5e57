import type { StartedServer } from '../startedServer.ts'
import type { Person } from './person.ts'

/** Two people at one board, and a way to go on past what fails. */
export type Table = {
  readonly server: StartedServer
  readonly anna: Person
  readonly bas: Person
  readonly both: readonly Person[]
  /** One stretch of the way; what goes wrong in it is written down. */
  readonly part: (what: string, work: () => Promise<void>) => Promise<void>
}
