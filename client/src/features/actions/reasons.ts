import type { CardKind } from '@visiebord/shared/board/schema.ts'
import type { ActionContext } from './actionContext.ts'

/** Why something cannot be done here and now; `words.ts` has the sentence of each. */
export type Reason =
  | 'viewer'
  | 'noRound'
  | 'kindNotNow'
  | 'structure'
  | 'leads'
  | 'noExport'
  | 'chooseCard'
  | 'chooseOne'
  | 'chooseTwo'
  | 'chooseThree'
  | 'chooseSection'
  | 'chooseLane'
  | 'noRoom'
  | 'chosenStays'
  | 'locked'
  | 'notLocked'
  | 'oneSize'
  | 'wordsDecide'
  | 'onBoard'
  | 'byHand'
  | 'isBoard'
  | 'isList'
  | 'empty'
  | 'noSections'
  | 'noRoadmap'
  | 'nothingToUndo'
  | 'nothingToRedo'
  | 'roundOpen'
  | 'noRoundOpen'
  | 'noClock'
  | 'nothingPlanned'
  | 'nothingSealed'
  | 'nothingLate'
  | 'isSo'

export type WhyNot = (context: ActionContext) => Reason | undefined

/** The first objection of several. */
export const firstOf =
  (...asked: readonly WhyNot[]): WhyNot =>
  (context) => {
    for (const ask of asked) {
      const reason = ask(context)
      if (reason !== undefined) return reason
    }
    return undefined
  }

/** The same table that buttons, typing and the gate ask. */
export const mayWrite =
  (kind: CardKind | 'link' | 'structure'): WhyNot =>
  ({ live }) => {
    const { kinds, links, structure, reason } = live.view.getState().allowed.board
    if (kind === 'link' ? links : kind === 'structure' ? structure : kinds.includes(kind)) return undefined
    if (reason === 'viewer') return 'viewer'
    if (reason === 'no-open-round') return 'noRound'
    return kind === 'structure' ? 'structure' : 'kindNotNow'
  }

/** It is about the view of the board: the list has none. */
export const onBoard: WhyNot = ({ canvas }) => (canvas === undefined ? 'onBoard' : undefined)
/** It is a path that a hand draws. */
export const byHand: WhyNot = ({ canvas }) => (canvas === undefined ? 'byHand' : undefined)
export const someCard: WhyNot = ({ ids }) => (ids.length === 0 ? 'chooseCard' : undefined)
export const oneCard: WhyNot = ({ ids }) => (ids.length === 1 ? undefined : 'chooseOne')
export const someSection: WhyNot = ({ sectionId, reader }) => (sectionId !== undefined && reader.sections.has(sectionId) ? undefined : 'chooseSection')
export const someLane: WhyNot = ({ laneId, reader }) => (laneId !== undefined && reader.lanes.has(laneId) ? undefined : 'chooseLane')
export const leads: WhyNot = ({ live }) => (live.view.getState().allowed.lead ? undefined : 'leads')
export const notEmpty: WhyNot = ({ reader }) => (reader.cards.size === 0 ? 'empty' : undefined)

/** All cards it is about are of kinds that may be written now. */
export const mayWriteThem: WhyNot = (context) => {
  for (const id of context.ids) {
    const reason = mayWrite(context.reader.cards.get(id)?.kind ?? 'note')(context)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** The same, and none of them is locked. */
export const mayChangeThem: WhyNot = (context) => mayWriteThem(context) ?? (context.ids.some((id) => context.reader.cards.get(id)?.locked === true) ? 'locked' : undefined)
