import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { laneMove } from '../../roadmap/laneOrder.ts'
import { actionGroup, type ActionSpec } from '../actionGroup.ts'
import { firstOf, mayWrite, someLane } from '../reasons.ts'

const mayChange = firstOf(someLane, mayWrite('structure'))
const move = (icon: NonNullable<ActionSpec['icon']>, by: -1 | 1): ActionSpec => ({
  icon,
  menus: ['lane'],
  whyNot: firstOf(mayChange, ({ reader, laneId }) => (laneMove(reader, laneId ?? '', by) === undefined ? 'isSo' : undefined)),
  run: ({ cards, laneId }) => cards.moveLane(laneId ?? '', by),
})

export const lanes = actionGroup({
  title: { nl: 'Met een baan', en: 'With a lane' },
  actions: {
    'lane-rename': { icon: Pencil, menus: ['lane'], whyNot: mayChange, run: ({ cards, laneId }) => cards.renameLane(laneId ?? '') },
    'lane-up': move(ArrowUp, -1),
    'lane-down': move(ArrowDown, 1),
    'lane-delete': { icon: Trash2, menus: ['lane'], danger: true, whyNot: mayChange, run: ({ cards, laneId }) => cards.removeLane(laneId ?? '') },
  },
  words: {
    nl: {
      'lane-rename': { name: 'Naam van de baan wijzigen', also: 'hernoemen titel roadmap' },
      'lane-up': { name: 'Baan omhoog', also: 'volgorde hoger roadmap' },
      'lane-down': { name: 'Baan omlaag', also: 'volgorde lager roadmap' },
      'lane-delete': { name: 'Baan weggooien', also: 'verwijderen wissen roadmap' },
    },
    en: {
      'lane-rename': { name: 'Rename the lane', also: 'title roadmap' },
      'lane-up': { name: 'Lane up', also: 'order higher roadmap' },
      'lane-down': { name: 'Lane down', also: 'order lower roadmap' },
      'lane-delete': { name: 'Delete the lane', also: 'remove roadmap' },
    },
  },
})
