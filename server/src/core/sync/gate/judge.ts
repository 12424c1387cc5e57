import type { GateAnswer, GateQuestion } from './contract.ts'

/** Decides whether a client's write may enter. Pure; throws nothing; leaves `doc` and `queued` as they are. */
export function judge(question: GateQuestion): GateAnswer {
  return question.update.length === 0 ? { verdict: 'garbage' } : { verdict: 'known' }
}
