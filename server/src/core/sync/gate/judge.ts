/** The gate: decides before Yjs applies a byte whether a client's write may enter. Rules with their ids: docs/spec/gate.md. */
import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import { authorProblem, newCardsIn } from './rules/authorRules.ts'
import { isOfEveryKind, slotProblem } from './rules/boardRules.ts'
import type { GateAnswer, GateQuestion } from './contract.ts'
import { endOf, findNews, nextClock, type News } from './news.ts'
import { closedByRefusal, closedIdProblem, foreignIdProblem, MAX_CLIENTS } from './rules/ownership.ts'
import { mayNotAdd, mayNotRemove, mayNotWrite } from './rules/permissionRules.ts'
import { idKey } from './place.ts'
import type { PlacedStruct } from './placedStruct.ts'
import { makeSurroundings, placeNext, type Surroundings } from './placing.ts'
import { remarkProblem } from './rules/remarkRules.ts'
import type { DecodedUpdate } from './queuedWork.ts'
import type { RawUpdate } from './update/rawUpdate.ts'
import { readUpdate, type TooMuch } from './update/readUpdate.ts'
import { takingOrder } from './takingOrder.ts'
import { writeUpdate } from './update/writeUpdate.ts'
import { addRemovals, effectsOf, kindBefore, type Removal } from './writing.ts'
import { limitProblem } from './rules/limitRules.ts'
import { countStructs } from './yjsStructs.ts'

/** Deleted ranges that a message may hold beyond one for each struct of the board. */
const SPARE_RANGES = 10_000

/** Decides whether a client's write may enter. Pure; throws nothing; leaves `doc` and `queued` as they are. */
export function judge(question: GateQuestion): GateAnswer {
  try {
    return decide(question)
  } catch {
    return { verdict: 'garbage' } // nothing that a client sends may stop the room, not even by a mistake of ours
  }
}

function decide(question: GateQuestion): GateAnswer {
  const raw = readUpdate(question.update)
  if (raw === 'garbage') return { verdict: 'garbage' }
  if ('ends' in raw || hasTooManyRanges(raw, question)) return refused(question, refuse('message-too-large'), addersUnread(raw, question))
  const news = findNews(raw, question.doc, question.queued)
  if (!news.gap && news.structs.size === 0 && news.deletions.length === 0) return { verdict: 'known' }
  const outcome = admissionProblem(question, news) ?? weigh(question, news)
  if ('refused' in outcome) return refused(question, outcome, news.adders)
  const gone = new Set(outcome.structs.filter(({ struct, place }) => place === 'gone' && struct.kind === 'item').map(({ struct }) => struct))
  const update = news.whole && gone.size === 0 ? question.update : writeUpdate(question.update, news, gone)
  return { verdict: 'write', clients: news.adders, newCards: newCardsIn(outcome.structs, question), update, decoded: outcome }
}

const refused = (question: GateQuestion, refusal: Refusal, adders: readonly number[]): GateAnswer =>
  ({ verdict: 'refused', refusal, clients: closedByRefusal(question, question.doc, adders, refusal) })

/** Under which ids a message adds that is too large to look into. */
function addersUnread(raw: RawUpdate | TooMuch, { doc, queued }: GateQuestion): readonly number[] {
  const ends = 'ends' in raw ? [...raw.ends] : [...raw.structs].map(([client, structs]) => [client, endOf(structs)] as const)
  return ends.flatMap(([client, end]) => (end > nextClock(doc, queued, client) ? [client] : []))
}

const hasTooManyRanges = (raw: RawUpdate, { doc }: GateQuestion): boolean =>
  raw.deletedRanges > SPARE_RANGES && raw.deletedRanges > SPARE_RANGES + countStructs(doc)

/** What can be said without looking at the board: who writes, under which ids, and whether it all follows on. */
function admissionProblem(question: GateQuestion, news: News): Refusal | undefined {
  const refusal = foreignIdProblem(question, question.doc, news.adders) ?? mayNotWrite(question.permission) ?? closedIdProblem(question, news.adders)
  if (refusal !== undefined) return refusal
  if (news.gap) return refuse('gap')
  return news.structs.size > MAX_CLIENTS ? refuse('message-too-large', `at most ${MAX_CLIENTS} clients`) : undefined
}

/** Places everything that is new and asks each rule about it. */
function weigh(question: GateQuestion, news: News): Refusal | DecodedUpdate {
  const { doc, queued, permission } = question
  const ordered = takingOrder(news.structs, (client) => nextClock(doc, queued, client))
  if (ordered === undefined) return refuse('gap')
  const around = makeSurroundings(doc, queued)
  const structs = ordered.map((struct) => placeNext(around, struct))
  const removals: Removal[] = []
  for (const deletion of news.deletions) addRemovals(removals, around, deletion)
  const effects = effectsOf(around, structs, removals)
  const decoded: DecodedUpdate = { structs, deletions: news.deletions, effects }
  return (
    firstProblem(structs, (placed) => boardProblem(around, placed, decoded)) ??
    firstProblem(removals, removalProblem) ??
    firstProblem(structs, (placed) => mayNotAdd(around, permission, placed) ?? authorProblem(question, placed)) ??
    firstProblem(removals, (removal) => mayNotRemove(around, permission, removal)) ??
    remarkProblem(around, question, { structs, removals, effects }) ??
    limitProblem(around, effects, question.limits) ??
    decoded
  )
}

function firstProblem<T>(pieces: readonly T[], problemOf: (piece: T) => Refusal | undefined): Refusal | undefined {
  for (const piece of pieces) {
    const problem = problemOf(piece)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** [G8] A place on the board and something that belongs there. What hangs on something gone has no place and is dropped by Yjs. */
function boardProblem(around: Surroundings, { struct, place }: PlacedStruct, { effects }: DecodedUpdate): Refusal | undefined {
  if (struct.content?.type === 'foreign') return refuse('not-a-board-change', struct.content.name)
  if (place === 'foreign') return refuse('not-a-board-change', 'not a place on the board')
  if (place === 'gone' || struct.content === undefined) return undefined
  const card = place.in.level === 'entry' && place.in.root === 'cards' && !isOfEveryKind(place.key) ? place.in : undefined
  const kind = card === undefined ? undefined : (effects.kinds.get(idKey(card.id)) ?? kindBefore(around, card))
  const problem = slotProblem(place, struct.content, kind)
  return problem === undefined ? undefined : refuse('not-a-board-change', problem)
}

const removalProblem = ({ place }: Removal): Refusal | undefined => (place === 'foreign' ? refuse('not-a-board-change', 'not a place on the board') : undefined)
