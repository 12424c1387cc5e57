import { BoxSelect } from 'lucide-react'
import { actionGroup } from '../actionGroup.ts'
import { notEmpty, someCard } from '../reasons.ts'

export const choosing = actionGroup({
  title: { nl: 'Kiezen en lopen', en: 'Select and walk' },
  actions: {
    'select-all': { icon: BoxSelect, menus: ['ground'], whyNot: notEmpty, run: ({ cards }) => cards.selectAll() },
    'select-none': { whyNot: someCard, run: ({ cards }) => cards.select([], { tell: true }) },
    choose: { keysOnly: true },
    go: { keysOnly: true },
    move: { keysOnly: true },
    'move-far': { keysOnly: true },
    first: { keysOnly: true },
    last: { keysOnly: true },
    'next-page': { keysOnly: true },
    'previous-page': { keysOnly: true },
    escape: { keysOnly: true },
  },
  words: {
    nl: {
      'select-all': { name: 'Alle kaarten kiezen', also: 'selecteer alles' },
      'select-none': { name: 'Niets meer kiezen', also: 'selectie leeg deselecteer' },
      choose: 'Kaart kiezen, of niet meer kiezen',
      go: 'Van kaart naar kaart',
      move: 'Kaart een stukje verplaatsen',
      'move-far': 'Kaart een groot stuk verplaatsen',
      first: 'Naar de eerste kaart',
      last: 'Naar de laatste kaart',
      'next-page': 'Tien kaarten verder',
      'previous-page': 'Tien kaarten terug',
      escape: 'Een stap terug: tekst, verband, keuze, kaart',
    },
    en: {
      'select-all': { name: 'Select all cards', also: 'everything' },
      'select-none': { name: 'Select nothing', also: 'clear deselect' },
      choose: 'Select a card, or no longer',
      go: 'From card to card',
      move: 'Move a card a little',
      'move-far': 'Move a card a lot',
      first: 'To the first card',
      last: 'To the last card',
      'next-page': 'Ten cards on',
      'previous-page': 'Ten cards back',
      escape: 'One step out: text, link, selection, card',
    },
  },
})
