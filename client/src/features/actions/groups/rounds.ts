import { actionGroup } from '../actionGroup.ts'
import type { ActionContext } from '../actionContext.ts'
import { firstOf, leads, type WhyNot } from '../reasons.ts'

const openRound = ({ live }: ActionContext) => {
  const { rounds, currentRoundId } = live.view.getState()
  return rounds.find(({ id }) => id === currentRoundId)
}
const next = ({ live }: ActionContext) => live.view.getState().rounds.find(({ state }) => state === 'planned')
const isOpen: WhyNot = (context) => (openRound(context) === undefined ? 'noRoundOpen' : undefined)

export const rounds = actionGroup({
  title: { nl: 'Rondes', en: 'Rounds' },
  actions: {
    'round-open': {
      whyNot: firstOf(leads, (context) => (openRound(context) === undefined ? undefined : 'roundOpen'), (context) => (next(context) === undefined ? 'nothingPlanned' : undefined)),
      run: (context) => context.page.openRound(next(context)?.id ?? ''),
    },
    'round-time': { whyNot: firstOf(leads, isOpen, (context) => (openRound(context)?.endsAt === undefined ? 'noClock' : undefined)), run: ({ page }) => page.moreTime() },
    'round-seal': { whyNot: firstOf(leads, isOpen), run: ({ page }) => page.seal() },
    // Everybody may see what comes and look at what was sealed; without a round there is only something to plan.
    agenda: { whyNot: (context) => (context.live.view.getState().rounds.length > 0 ? undefined : leads(context)), run: ({ page }) => page.agenda() },
    'look-at': { whyNot: ({ live }) => (live.view.getState().sealed === 0 ? 'nothingSealed' : undefined), run: ({ page, live }) => page.lookAt(live.view.getState().sealed) },
  },
  words: {
    nl: {
      'round-open': { name: 'Open de volgende ronde', also: 'beginnen start' },
      'round-time': { name: 'Meer tijd geven', also: 'klok minuten verlengen' },
      'round-seal': { name: 'Leg deze ronde vast', also: 'sluiten zegel vastleggen' },
      agenda: { name: 'Agenda', also: 'rondes plannen' },
      'look-at': { name: 'Bekijk de laatst vastgelegde ronde', also: 'zegel controlegetal' },
    },
    en: {
      'round-open': { name: 'Open the next round', also: 'begin start' },
      'round-time': { name: 'Give more time', also: 'clock minutes extend' },
      'round-seal': { name: 'Seal this round', also: 'close' },
      agenda: { name: 'Agenda', also: 'rounds plan' },
      'look-at': { name: 'Look at the last sealed round', also: 'check number' },
    },
  },
})
