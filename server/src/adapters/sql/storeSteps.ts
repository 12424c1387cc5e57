import type { StoreWrite } from '../../core/ports/store.ts'

/** The moments of storing at which a process can die or a disk can fail, in the order in which they come. */
export type StoreStep =
  | 'begin'
  | `${StoreWrite['type']}:before`
  | `${StoreWrite['type']}:after`
  | 'board:after-row'
  | 'board-state:after-head'
  | 'board-state:after-state'
  | 'compact:before'
  | 'compact:after-state'
  | 'compact:after-rows'
  | 'commit:before'
  | 'commit:after'
  | 'migrate:before-statement'
  | 'migrate:before-commit'
  | 'migrate:after-commit'
  | 'read'

/** Called at each step with what it is about; what it throws is what the disk would have said. Tests hand one in, the product none. */
export type AtStep = (step: StoreStep, about: string) => void
