import type { LinkKind } from '@visiebord/shared/board/schema.ts'
import type { Words } from '../../language/language.ts'

const nl = {
  title: 'Welk verband is dit?',
  close: 'Sluiten',
  made: (sentence: string) => `Verband gelegd: ${sentence}.`,
  from: (text: string) => `Verband vanaf ‘${text}’. Kies nu de andere kaart.`,
  exists: 'Dit verband is er al.',
  gone: 'Die kaart is er niet meer. Er is geen verband gelegd.',
  sentence: (kind: LinkKind, from: string, to: string) => `‘${from}’ ${{ supports: 'onderbouwt', realises: 'maakt waar', dependsOn: 'wacht op', sameAs: 'is hetzelfde als', differsFrom: 'verschilt van', relates: 'hoort bij' }[kind]} ‘${to}’`,
  empty: 'lege kaart',
}
const en: typeof nl = {
  title: 'What kind of link is this?',
  close: 'Close',
  made: (sentence) => `Link made: ${sentence}.`,
  from: (text) => `Link from ‘${text}’. Now choose the other card.`,
  exists: 'This link exists already.',
  gone: 'That card is gone. No link was made.',
  sentence: (kind, from, to) => `‘${from}’ ${{ supports: 'supports', realises: 'realises', dependsOn: 'depends on', sameAs: 'is the same as', differsFrom: 'differs from', relates: 'relates to' }[kind]} ‘${to}’`,
  empty: 'empty card',
}
export const linkWords = { nl, en } satisfies Words<typeof nl>
