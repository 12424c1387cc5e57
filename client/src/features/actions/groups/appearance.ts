import type { Language } from '../../../language/language.ts'
import { type ActionSpec, actionGroup } from '../actionGroup.ts'
import { type Hearing, hearing, setHearing } from '../../../state/hearing.ts'
import type { Preferences } from '../../lobby/preferences.ts'

const theme = (name: Preferences['theme']): ActionSpec => ({ whyNot: ({ look }) => (look.theme === name ? 'isSo' : undefined), run: ({ look }) => look.chooseTheme(name) })
const hear = (what: Hearing, said: Readonly<Record<Language, string>>): ActionSpec => ({
  whyNot: () => (hearing() === what ? 'isSo' : undefined),
  run: ({ live, look }) => {
    setHearing(what)
    live.announce.say(said[look.language])
  },
})

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
    'hear-all': hear('all', { nl: 'U hoort nu alles wat anderen doen, kort samengevat.', en: 'You now hear everything others do, summed up.' }),
    'hear-mine': hear('mine', { nl: 'U hoort nu alleen wat u raakt.', en: 'You now hear only what concerns you.' }),
    'hear-off': hear('off', { nl: 'U hoort nu niets van anderen, tot u ernaar vraagt.', en: 'You now hear nothing about others, until you ask.' }),
    'hear-again': {
      run: ({ live, look }) => {
        const told = live.announce.kept()
        live.announce.say(told.length > 0 ? told.join(' ') : { nl: 'Anderen hebben niets gedaan sinds u hier bent.', en: 'Others have done nothing since you came.' }[look.language])
      },
    },
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
      'hear-all': { name: 'Horen wat anderen doen: alles', also: 'schermlezer meldingen voorlezen toegankelijk' },
      'hear-mine': { name: 'Horen wat anderen doen: alleen wat mij raakt', also: 'schermlezer meldingen voorlezen toegankelijk' },
      'hear-off': { name: 'Horen wat anderen doen: niets', also: 'schermlezer meldingen voorlezen stil toegankelijk' },
      'hear-again': { name: 'Vertel wat anderen net deden', also: 'schermlezer meldingen herhaal nog eens gemist' },
      help: { name: 'Sneltoetsen', also: 'toetsen hulp uitleg help toegankelijkheid' },
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
      'hear-all': { name: 'Hearing what others do: everything', also: 'screen reader messages accessibility' },
      'hear-mine': { name: 'Hearing what others do: only what concerns me', also: 'screen reader messages accessibility' },
      'hear-off': { name: 'Hearing what others do: nothing', also: 'screen reader messages silent accessibility' },
      'hear-again': { name: 'Tell what others just did', also: 'screen reader messages repeat again missed' },
      help: { name: 'Keyboard shortcuts', also: 'keys help accessibility' },
      palette: 'Everything you can do',
      menu: 'Menu of a card, a section or the board',
    },
  },
})
