/** What comes after the board has been painted, all of it together: a title that can be changed is there when its tools are. */
export { FrameGrips } from '../roadmap/FrameGrips.tsx'
export { LaneTitle } from '../roadmap/LaneTitle.tsx'
export { FarCanvas } from './FarCanvas.tsx'
export { GroundKeys } from './GroundKeys.ts'
export { Hands } from './Hands.tsx'
export { SectionGrips } from './SectionGrips.tsx'
export { SectionTitle } from './SectionTitle.tsx'
