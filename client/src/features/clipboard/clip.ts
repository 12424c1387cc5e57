/**
 * Cards on the clipboard. Beside plain words lies HTML, which other tabs and workshops get as it is: a list of the texts for
 * documents, and the board file of the chosen cards in an attribute for us. What comes back is text to be judged, from anybody
 * at all: it is found by its shape, never read as HTML, and nothing of it is put into a page.
 */
import type { BoardContent, Card, Link } from '@visiebord/shared/board/schema.ts'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import { parseContent } from '@visiebord/shared/board/parseContent.ts'
import type { Gathered } from '@visiebord/shared/board/gatherCards.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { plainOf } from './table.ts'

/** A board file of some cards, and where they come from. */
export type Clip = { readonly from: string; readonly parties: readonly { readonly id: string; readonly name: string }[]; readonly content: BoardContent }

const ATTRIBUTE = 'data-visiebord-cards'
/** Base64 of as much as a board may send in one message, and room for a page around it. */
const MOST_CHARACTERS = 2 * BOARD_LIMITS.messageBytes
const FOUND = new RegExp(`\\s${ATTRIBUTE}="([A-Za-z0-9+/]+={0,2})"`, 'u')

export type Copied = { readonly html: string; readonly text: string }

/** What goes on the clipboard. `inOrder`: the cards as one reads them. */
export function copiedOf(workshopId: string, parties: readonly Party[], { cards, links, tags }: Gathered, inOrder: readonly string[]): Copied {
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  const named = parties.filter(({ id }) => cards.some(({ partyId }) => partyId === id))
  const content = { schema: 1, cards: cards.map(bare), sections: [], lanes: [], links: links.map(({ id, from, to, kind }): Link => ({ id, from, to, kind })), timeline: {}, ...(tags.length === 0 ? {} : { remarks: tags }) }
  const json = JSON.stringify({ from: workshopId, parties: named.map(({ id, name }) => ({ id, name })), content })
  const byId = new Map(cards.map((card) => [card.id, card]))
  const read = inOrder.flatMap((id) => byId.get(id) ?? [])
  const rows = read.map(({ text, partyId }) => (named.length === 0 ? [text] : [text, names.get(partyId ?? '') ?? '']))
  return {
    text: plainOf(rows),
    html: `<meta charset="utf-8"><ul ${ATTRIBUTE}="${toBase64(json)}">${read.map(({ text }) => `<li>${escaped(text)}</li>`).join('')}</ul>`,
  }
}

/** Who wrote it, and where it lay in its section, stays behind. */
function bare(card: Card): Card {
  const { authorId: _author, locked: _locked, sectionId: _section, ...rest } = card
  return rest
}

export type ReadClip = { readonly is: 'cards'; readonly clip: Clip } | { readonly is: 'not-ours' } | { readonly is: 'unreadable' }

/** What of ours lies in this HTML. Anything that does not fit the rules of a board file makes all of it unreadable. */
export function clipIn(html: string): ReadClip {
  if (!html.includes(ATTRIBUTE)) return { is: 'not-ours' }
  if (html.length > MOST_CHARACTERS) return { is: 'unreadable' }
  const [, encoded] = FOUND.exec(html) ?? []
  const value = encoded === undefined ? undefined : fromBase64(encoded)
  if (!isPlain(value)) return { is: 'unreadable' }
  const { from, parties, content, ...more } = value
  if (typeof from !== 'string' || from.length > 64 || !Array.isArray(parties) || parties.length > 100 || Object.keys(more).length > 0) return { is: 'unreadable' }
  const named = parties.flatMap((party: unknown) => (isPlain(party) && typeof party['id'] === 'string' && typeof party['name'] === 'string' ? [{ id: party['id'], name: party['name'] }] : []))
  const parsed = parseContent(content)
  if (!parsed.ok || parsed.content.cards.length === 0) return { is: 'unreadable' }
  return { is: 'cards', clip: { from, parties: named, content: parsed.content } }
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>')

/** Clipboards change the ends of lines and what lies outside ASCII; this they leave alone. */
function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let binary = ''
  // As many arguments as every browser takes.
  for (let at = 0; at < bytes.length; at += 0x2000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000))
  return btoa(binary)
}

function fromBase64(encoded: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
