/**
 * The text of a card as it may be drawn or written: line ends become `\n`, and what has no shape of its own but changes
 * how others look (control characters, direction overrides, halves of pairs) becomes a visible sign, so that nothing hides.
 */
const LINE_ENDS = /\r\n|[\r\n\u0085\u2028\u2029]/g
/** The first 32 but for tab and line feed, and DEL; the second set of controls has no pictures. */
const CONTROLS = /(?![\t\n\u0080-\u009f])\p{Cc}/gu
const SHAPELESS = /[\u0080-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]|[\u{e0001}]/gu
const UNSEEN = /[\u200b\u2060\ufeff]/g

const REPLACEMENT = '\ufffd'
const controlPicture = (control: string): string => {
  const code = control.charCodeAt(0)
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code)
}

/** Control characters become their pictures (␇, ␛), what has no picture becomes U+FFFD; characters without width go. */
export const visibleText = (text: string): string =>
  text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROLS, controlPicture).replace(SHAPELESS, REPLACEMENT).replace(UNSEEN, '')

/** On one line: every white space is one space. */
export const visibleLine = (text: string): string => visibleText(text).replace(/\s+/g, ' ').trim()
