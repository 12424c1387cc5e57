import { useCallback } from 'react'
import { useStore } from 'zustand'
import { stopProjecting } from '../features/projector/projecting.ts'
import { ProjectorScreen } from '../features/projector/ProjectorScreen.tsx'
import { TimeLeft } from '../features/rounds/TimeLeft.tsx'
import { useRoundSaid } from '../features/rounds/useRoundSaid.ts'
import { QrCode } from '../features/sharing/QrCode.tsx'
import { useWorkshop } from '../state/workshopContext.ts'

/** The projector with what other features know: the clock of the round, the code of the link. */
export function Projecting() {
  const workshop = useWorkshop()
  const view = useStore(workshop.view)
  useRoundSaid(workshop, view)
  const round = view.rounds.find(({ id }) => id === view.currentRoundId)
  const code = useCallback((address: string, label: string) => <QrCode text={address} label={label} />, [])
  return <ProjectorScreen time={round === undefined ? null : <TimeLeft key={round.id} workshop={workshop} round={round} />} code={code} onLeave={stopProjecting} />
}
