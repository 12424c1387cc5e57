import { type ActionSpec, actionGroup } from '../actionGroup.ts'
import type { Preferences } from '../../lobby/preferences.ts'

const theme = (name: Preferences['theme']): ActionSpec => ({ whyNot: ({ look }) => (look.theme === name ? 'isSo' : undefined), run: ({ look }) => look.chooseTheme(name) })

export const appearance = actionGroup({
  title: { nl: 'Weergave en toetsen', en: 'Appearance and keys' },
  actions: {
    'theme-light': theme('light'),
    'theme-dark': theme('dark'),
    'theme-high-contrast': theme('high-contrast'),
    'language-nl': { whyNot: ({ look }) => (look.language === 'nl' ? 'isSo' : undefined), run: ({ look }) => look.chooseLanguage('nl') },
    'language-en': { whyNot: ({ look }) => (look.language === 'en' ? 'isSo' : undefined), run: ({ look }) => look.chooseLanguage('en') },
    'letters-on': { whyNot: ({ look }) => (look.letters ? 'isSo' : undefined), run: ({ look }) => look.setLetters(true) },
    'letters-off': { whyNot: ({ look }) => (look.letters ? undefined : 'isSo'), run: ({ look }) => look.setLetters(false) },
    help: { run: ({ page }) => page.help() },
    palette: { keysOnly: true },
    menu: { keysOnly: true },
  },
  words: {
    nl: {
      'theme-light': { name: 'Licht', also: 'weergave thema kleuren dag' },
      'theme-dark': { name: 'Donker', also: 'weergave thema kleuren nacht' },
      'theme-high-contrast': { name: 'Hoog contrast', also: 'weergave thema kleuren zwart wit' },
      'language-nl': { name: 'Nederlands', also: 'taal dutch' },
      'language-en': { name: 'English', also: 'taal engels' },
      'letters-on': { name: 'Losse letters als sneltoets: aan', also: 'toetsen' },
      'letters-off': { name: 'Losse letters als sneltoets: uit', also: 'toetsen' },
      help: { name: 'Sneltoetsen', also: 'toetsen hulp uitleg help' },
      palette: 'Alles wat u kunt doen',
      menu: 'Menu bij een kaart, een vak of het bord',
    },
    en: {
      'theme-light': { name: 'Light', also: 'appearance theme colours day' },
      'theme-dark': { name: 'Dark', also: 'appearance theme colours night' },
      'theme-high-contrast': { name: 'High contrast', also: 'appearance theme colours black white' },
      'language-nl': { name: 'Nederlands', also: 'language dutch' },
      'language-en': { name: 'English', also: 'language' },
      'letters-on': { name: 'Single letters as shortcuts: on', also: 'keys' },
      'letters-off': { name: 'Single letters as shortcuts: off', also: 'keys' },
      help: { name: 'Keyboard shortcuts', also: 'keys help' },
      palette: 'Everything you can do',
      menu: 'Menu of a card, a section or the board',
    },
  },
})
