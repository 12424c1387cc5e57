import { actionGroup } from '../actionGroup.ts'

/** Keys in the field in which one writes on a card; beside it stand buttons for the same. */
export const writing = actionGroup({
  title: { nl: 'Terwijl u schrijft', en: 'While you write' },
  actions: { bold: { keysOnly: true }, bullets: { keysOnly: true }, numbers: { keysOnly: true } },
  words: {
    nl: { bold: 'Vet', bullets: 'Lijst met opsommingstekens', numbers: 'Lijst met nummers' },
    en: { bold: 'Bold', bullets: 'List with bullets', numbers: 'List with numbers' },
  },
})
