import type { Words } from '../../language/language.ts'

const nl = {
  pen: 'Tekenen',
  with: 'Waarmee',
  color: 'Kleur',
  ink: 'zwart',
  inkDark: 'wit',
  done: 'Klaar',
  how: 'Teken met muis, pen of vinger. Esc: klaar. Daarna kunt u de tekening beschrijven met Enter.',
  added: (place: string) => `Tekening toegevoegd, ${place}. Kies haar en druk op Enter om te zeggen wat erop staat.`,
}
const en: typeof nl = {
  pen: 'Draw',
  with: 'With what',
  color: 'Colour',
  ink: 'black',
  inkDark: 'white',
  done: 'Done',
  how: 'Draw with a mouse, pen or finger. Esc: done. Then describe the drawing with Enter.',
  added: (place) => `Drawing added, ${place}. Select it and press Enter to say what it shows.`,
}

export const penWords = { nl, en } satisfies Words<typeof nl>
