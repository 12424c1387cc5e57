import { sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { List, Map as MapIcon, Maximize, MonitorPlay, Scan, Search, ZoomIn, ZoomOut } from 'lucide-react'
import { startProjecting } from '../../projector/projecting.ts'
import { actionGroup } from '../actionGroup.ts'
import { firstOf, notEmpty, onBoard, someCard } from '../reasons.ts'

export const looking = actionGroup({
  title: { nl: 'Kijken en zoeken', en: 'Look and find' },
  actions: {
    find: { icon: Search, menus: ['ground'], whyNot: notEmpty, run: ({ page }) => page.find() },
    fit: { icon: Maximize, menus: ['ground'], whyNot: onBoard, run: ({ canvas }) => canvas?.fitAll() },
    'fit-selection': { icon: Scan, menus: ['card', 'cards'], whyNot: firstOf(onBoard, someCard), run: ({ canvas }) => canvas?.fitChosen() },
    'show-section': {
      whyNot: ({ reader }) => (reader.sections.size === 0 ? 'noSections' : undefined),
      choices: ({ reader }) => sectionsInReadingOrder(reader).map(({ id, title }) => ({ id, name: title })),
      run: ({ cards }, id) => cards.showSection(id),
    },
    'show-roadmap': { whyNot: ({ reader }) => (reader.timeline === undefined ? 'noRoadmap' : undefined), run: ({ cards }) => cards.showRoadmap() },
    'zoom-in': { icon: ZoomIn, whyNot: onBoard, run: ({ canvas }) => canvas?.zoomBy(1) },
    'zoom-out': { icon: ZoomOut, whyNot: onBoard, run: ({ canvas }) => canvas?.zoomBy(-1) },
    'zoom-full': { whyNot: onBoard, run: ({ canvas }) => canvas?.zoomTo(1) },
    'to-list': { icon: List, whyNot: ({ on }) => (on === 'list' ? 'isList' : undefined), run: ({ page }) => page.toList() },
    'to-board': { icon: MapIcon, whyNot: ({ on }) => (on === 'board' ? 'isBoard' : undefined), run: ({ page }) => page.toBoard() },
    projector: { icon: MonitorPlay, run: startProjecting },
    // The map has its state in its own button; on a phone there is none.
    map: { whyNot: onBoard, run: () => document.querySelector<HTMLElement>('[data-map-button]')?.click() },
    'find-next': { keysOnly: true },
    'find-previous': { keysOnly: true },
  },
  words: {
    nl: {
      find: { name: 'Zoeken op het bord', also: 'vinden' },
      fit: { name: 'Alles in beeld', also: 'zoom hele bord overzicht' },
      'fit-selection': { name: 'Gekozen kaarten in beeld', also: 'zoom selectie' },
      'show-section': { name: 'Ga naar vak', also: 'toon zoom' },
      'show-roadmap': { name: 'Ga naar de roadmap', also: 'toon tijdlijn zoom' },
      'zoom-in': { name: 'Groter', also: 'zoom inzoomen dichterbij' },
      'zoom-out': { name: 'Kleiner', also: 'zoom uitzoomen verder weg' },
      'zoom-full': { name: 'Ware grootte', also: 'zoom 100 %' },
      'to-list': { name: 'Naar de lijst', also: 'lijstweergave' },
      'to-board': { name: 'Naar het bord', also: 'canvas' },
      projector: { name: 'Beamer: zoals de zaal het ziet', also: 'projector presenteren volledig scherm groot QR-code' },
      map: { name: 'Overzicht tonen of verbergen', also: 'minimap kaart plattegrond' },
      'find-next': 'Volgende gevonden kaart',
      'find-previous': 'Vorige gevonden kaart',
    },
    en: {
      find: { name: 'Find on the board', also: 'search' },
      fit: { name: 'Show all', also: 'zoom whole board overview' },
      'fit-selection': { name: 'Show the selected cards', also: 'zoom selection' },
      'show-section': { name: 'Go to section', also: 'show zoom' },
      'show-roadmap': { name: 'Go to the roadmap', also: 'show timeline zoom' },
      'zoom-in': { name: 'Larger', also: 'zoom in closer' },
      'zoom-out': { name: 'Smaller', also: 'zoom out further' },
      'zoom-full': { name: 'Real size', also: 'zoom 100%' },
      'to-list': { name: 'To the list', also: 'list view' },
      'to-board': { name: 'To the board', also: 'canvas' },
      projector: { name: 'Projector: as the room sees it', also: 'beamer present full screen large QR code' },
      map: { name: 'Show or hide the map', also: 'minimap overview' },
      'find-next': 'Next card found',
      'find-previous': 'Previous card found',
    },
  },
})
