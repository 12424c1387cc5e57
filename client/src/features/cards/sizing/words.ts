import { NOTE_SIZE } from '@visiebord/shared/board/geometry/cardSize.ts'
import type { Words } from '../../../language/language.ts'

const nl = {
  title: (count: number) => (count === 1 ? 'Maat' : `Maat van ${count} kaarten`),
  unit: `Ter vergelijking: een gewone notitie is ${NOTE_SIZE.w} breed en ${NOTE_SIZE.h} hoog.`,
  width: 'Breedte',
  height: 'Hoogte',
  differ: 'verschilt nu',
  differHint: 'Wat u leeg laat, blijft zoals het is.',
  follows: 'gaat mee',
  bounds: (least: string, most: string) => `Kies een getal van ${least} tot en met ${most}.`,
  wordsDecide: 'De woorden bepalen hoe hoog dit is.',
  grown: 'Een kaart blijft hoog genoeg voor al haar woorden.',
  ratio: { all: 'De verhouding blijft zoals zij is.', some: 'Tekeningen en afbeeldingen houden hun verhouding.' },
  fixed: (count: number) => (count === 1 ? '1 gekozen kaart heeft één maat. Die blijft zo.' : `${count} gekozen kaarten hebben één maat. Die blijven zo.`),
  give: 'Geef deze maat',
  cancel: 'Annuleren',
  close: 'Sluiten',
  said: (w: string, h: string) => `Breedte ${w}, hoogte ${h}.`,
  saidSeveral: (count: number) => (count === 1 ? '1 kaart heeft een andere maat.' : `${count} kaarten hebben een andere maat.`),
  same: 'De maat is gebleven zoals zij was.',
}

export const sizingWords: Words<typeof nl> = {
  nl,
  en: {
    title: (count) => (count === 1 ? 'Size' : `Size of ${count} cards`),
    unit: `To compare: an ordinary note is ${NOTE_SIZE.w} wide and ${NOTE_SIZE.h} high.`,
    width: 'Width',
    height: 'Height',
    differ: 'differs now',
    differHint: 'What you leave empty stays as it is.',
    follows: 'goes along',
    bounds: (least, most) => `Choose a number from ${least} to ${most}.`,
    wordsDecide: 'The words decide how high this is.',
    grown: 'A card stays high enough for all of its words.',
    ratio: { all: 'The ratio stays as it is.', some: 'Drawings and pictures keep their ratio.' },
    fixed: (count) => (count === 1 ? '1 selected card has one size. It stays so.' : `${count} selected cards have one size. They stay so.`),
    give: 'Give this size',
    cancel: 'Cancel',
    close: 'Close',
    said: (w, h) => `Width ${w}, height ${h}.`,
    saidSeveral: (count) => (count === 1 ? '1 card has another size.' : `${count} cards have another size.`),
    same: 'The size stayed as it was.',
  },
}
