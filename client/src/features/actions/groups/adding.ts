import { CalendarRange, Columns3, FilePlus2, Frame, ImagePlus, ListPlus, StickyNote } from 'lucide-react'
import { type ActionSpec, actionGroup } from '../actionGroup.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { firstOf, mayWrite, type WhyNot } from '../reasons.ts'

const adds = (kind: CardKind, inMenus: boolean): ActionSpec => ({
  icon: kind === 'note' ? StickyNote : FilePlus2,
  ...(inMenus ? { menus: ['ground', 'section'] } : {}),
  whyNot: mayWrite(kind),
  run: ({ cards, at }) => cards.add(kind, at),
})
const aRoadmap: WhyNot = ({ reader }) => (reader.timeline === undefined ? 'noRoadmap' : undefined)

export const adding = actionGroup({
  title: { nl: 'Op het bord zetten', en: 'Put on the board' },
  actions: {
    'add-note': adds('note', true),
    'add-development': adds('development', false),
    'add-principle': adds('principle', false),
    'add-statement': adds('statement', false),
    'add-project': adds('project', false),
    'add-image': { icon: ImagePlus, menus: ['ground', 'section'], whyNot: mayWrite('image'), run: ({ page, at, on, sectionId }) => page.pickImages(at, on === 'list' ? sectionId : undefined) },
    'add-section': { icon: Frame, menus: ['ground'], whyNot: mayWrite('structure'), run: ({ cards, at }) => cards.addSection(at) },
    'add-roadmap': { icon: Columns3, whyNot: firstOf(mayWrite('structure'), ({ reader }) => (reader.timeline === undefined ? undefined : 'isSo')), run: ({ cards }) => cards.addRoadmap(new Date()) },
    'add-lane': { icon: ListPlus, menus: ['lane'], whyNot: firstOf(mayWrite('structure'), aRoadmap), run: ({ cards }) => cards.addLane() },
    timeline: { icon: CalendarRange, menus: ['lane'], whyNot: firstOf(mayWrite('structure'), aRoadmap), run: ({ cards }) => cards.askTimeline() },
  },
  words: {
    nl: {
      'add-note': { name: 'Nieuwe notitie', also: 'kaart briefje geeltje toevoegen' },
      'add-development': { name: 'Nieuwe ontwikkeling', also: 'kaart toevoegen trend' },
      'add-principle': { name: 'Nieuw uitgangspunt', also: 'kaart toevoegen principe' },
      'add-statement': { name: 'Nieuwe visie-uitspraak', also: 'kaart toevoegen' },
      'add-project': { name: 'Nieuw project', also: 'kaart toevoegen' },
      'add-image': { name: 'Afbeelding…', also: 'foto plaatje bestand camera uploaden toevoegen' },
      'add-section': { name: 'Nieuw vak', also: 'kader gebied toevoegen' },
      'add-roadmap': { name: 'Roadmap neerzetten', also: 'tijdlijn planning' },
      'add-lane': { name: 'Nieuwe baan op de roadmap', also: 'swimlane rij toevoegen' },
      timeline: { name: 'Kwartalen van de roadmap kiezen', also: 'tijdlijn jaren' },
    },
    en: {
      'add-note': { name: 'New note', also: 'card sticky add' },
      'add-development': { name: 'New development', also: 'card add trend' },
      'add-principle': { name: 'New principle', also: 'card add' },
      'add-statement': { name: 'New vision statement', also: 'card add' },
      'add-project': { name: 'New project', also: 'card add' },
      'add-image': { name: 'Picture…', also: 'photo image file camera upload add' },
      'add-section': { name: 'New section', also: 'frame area add' },
      'add-roadmap': { name: 'Put down a roadmap', also: 'timeline planning' },
      'add-lane': { name: 'New lane on the roadmap', also: 'swimlane row add' },
      timeline: { name: 'Choose the quarters of the roadmap', also: 'timeline years' },
    },
  },
})
