import type { Words } from '../../language/language.ts'

const nl = {
  roadmap: 'Roadmap',
  projects: (count: number) => (count === 1 ? '1 project' : `${count} projecten`),
  noLane: 'Zonder baan',
  today: 'vandaag',
  addLane: 'Baan toevoegen',
  newLane: 'Nieuwe baan',
  timelineTitle: 'Tijdlijn instellen',
}
const en: typeof nl = {
  roadmap: 'Roadmap',
  projects: (count) => (count === 1 ? '1 project' : `${count} projects`),
  noLane: 'Without a lane',
  today: 'today',
  addLane: 'Add a lane',
  newLane: 'New lane',
  timelineTitle: 'Set the timeline',
}
export const roadmapWords = { nl, en } satisfies Words<typeof nl>
