import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { MoveDialog } from '../cards/MoveDialog.tsx'

type Props = { readonly projectId: string; readonly live: OpenWorkshop; readonly onClose: () => void }

/** Puts one project in a lane and quarters, or changes where it stands. */
export function RoadmapPlaceDialog({ projectId, live, onClose }: Props) {
  return <MoveDialog ids={[projectId]} live={live} onClose={onClose} start="roadmap" />
}
