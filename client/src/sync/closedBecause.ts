import { CLOSE } from '@visiebord/shared/protocol/frames.ts'

/** Why a workshop is closed here: no way back without doing something. */
export type ClosedBecause = 'no-session' | 'removed' | 'gone' | 'protocol'

export function closedByCode(code: number): ClosedBecause {
  switch (code) {
    case CLOSE.noSession:
      return 'no-session'
    case CLOSE.removed:
      return 'removed'
    case CLOSE.gone:
      return 'gone'
    default:
      return 'protocol'
  }
}

/** The same of an HTTP answer; undefined when asking again later may help. */
export function closedByStatus(status: number): ClosedBecause | undefined {
  if (status === 401) return 'no-session'
  if (status === 403) return 'removed'
  if (status === 404) return 'gone'
  return undefined
}
