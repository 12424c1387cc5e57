/**
 * The catalogue of refusals: every outcome that a person can cause, in two languages, with what happens to the work.
 * Codes are stable (INTERFACE); texts may improve. Exceptions are for bugs and broken infrastructure only.
 */
export type RefusalEntry = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503
  readonly nl: string
  readonly en: string
  /** Whether what the person made is kept: on the board as it was, in the tray, or nothing was made. */
  readonly work: 'kept' | 'tray' | 'none'
}

export const REFUSALS = {
  // who
  'no-session': { status: 401, nl: 'U bent hier niet (meer) aangemeld. Open de link van de workshop opnieuw.', en: 'You are not signed in here (any more). Open the link of the workshop again.', work: 'kept' },
  'link-unknown': { status: 401, nl: 'Deze link werkt niet meer. Vraag de begeleider om een nieuwe.', en: 'This link no longer works. Ask the facilitator for a new one.', work: 'none' },
  'removed': { status: 403, nl: 'De begeleider heeft u uit deze workshop gehaald.', en: 'The facilitator has removed you from this workshop.', work: 'kept' },
  'not-facilitator': { status: 403, nl: 'Dat kan alleen de begeleider.', en: 'Only the facilitator can do that.', work: 'kept' },
  'foreign-origin': { status: 403, nl: 'Dit verzoek komt van een andere website en is daarom geweigerd.', en: 'This request comes from another website and was refused.', work: 'none' },
  'organiser-code': { status: 403, nl: 'De organisatiecode klopt niet.', en: 'The organiser code is not right.', work: 'none' },
  'export-not-allowed': { status: 403, nl: 'In deze workshop downloadt de begeleider de documenten.', en: 'In this workshop the facilitator downloads the documents.', work: 'none' },
  // what was asked
  'not-found': { status: 404, nl: 'Dit bestaat niet.', en: 'This does not exist.', work: 'none' },
  'invalid': { status: 400, nl: 'Het verzoek klopt niet.', en: 'The request is not right.', work: 'none' },
  'not-json': { status: 415, nl: 'Stuur dit als application/json.', en: 'Send this as application/json.', work: 'none' },
  'too-large': { status: 413, nl: 'Dit is te groot om in één keer te sturen.', en: 'This is too large to send at once.', work: 'kept' },
  'name-empty': { status: 400, nl: 'Vul uw naam in.', en: 'Fill in your name.', work: 'none' },
  'name-too-long': { status: 400, nl: 'Die naam is te lang. Maak hem korter dan 80 tekens.', en: 'That name is too long. Keep it under 80 characters.', work: 'none' },
  'title-empty': { status: 400, nl: 'Geef de workshop een naam.', en: 'Give the workshop a name.', work: 'none' },
  'title-too-long': { status: 400, nl: 'Die titel is te lang. Maak hem korter dan 200 tekens.', en: 'That title is too long. Keep it under 200 characters.', work: 'none' },
  'round-title-empty': { status: 400, nl: 'Geef de ronde een titel.', en: 'Give the round a title.', work: 'none' },
  'instruction-too-long': { status: 400, nl: 'Die opdracht is te lang. Maak hem korter dan 500 tekens.', en: 'That instruction is too long. Keep it under 500 characters.', work: 'none' },
  'party-name-empty': { status: 400, nl: 'Geef elke partij een naam.', en: 'Give every party a name.', work: 'none' },
  'party-unknown': { status: 400, nl: 'Die partij doet niet mee in deze workshop.', en: 'That party does not take part in this workshop.', work: 'none' },
  'party-duplicate': { status: 400, nl: 'Er is al een partij met deze naam.', en: 'There is already a party with this name.', work: 'none' },
  'party-in-use': { status: 409, nl: 'Deze partij heeft nog deelnemers. Geef hen eerst een andere partij.', en: 'This party still has participants. Give them another party first.', work: 'kept' },
  'party-on-board': { status: 409, nl: 'Op het bord liggen nog kaarten van deze partij. Geef die eerst een andere partij, of gooi ze weg.', en: 'There are still cards of this party on the board. Give them another party first, or delete them.', work: 'kept' },
  'party-sealed': { status: 409, nl: 'Deze partij staat in een vastgelegde ronde en blijft daarom. U kunt haar wel een andere naam geven.', en: 'This party is in a sealed round, so it stays. You can give it another name.', work: 'kept' },
  'party-short-taken': { status: 409, nl: 'Een andere partij heeft deze korte naam al.', en: 'Another party has this short name already.', work: 'kept' },
  'import-unreadable': { status: 400, nl: 'Dit bestand is geen bord dat Visiebord kan lezen. Er is niets ingelezen.', en: 'This file is not a board that Visiebord can read. Nothing was imported.', work: 'none' },
  'image-unreadable': { status: 422, nl: 'Dit is geen afbeelding die Visiebord kan tonen. Neem een foto of een plaatje (PNG, JPEG, WebP of GIF).', en: 'This is not a picture that Visiebord can show. Take a photo or an image (PNG, JPEG, WebP or GIF).', work: 'none' },
  'images-full': { status: 409, nl: 'Er staan al te veel afbeeldingen in deze workshop.', en: 'There are too many pictures in this workshop already.', work: 'none' },
  'template-unknown': { status: 400, nl: 'Deze opzet is er nog niet.', en: 'This template does not exist yet.', work: 'none' },
  'format-unknown': { status: 400, nl: 'Dit formaat kennen we niet.', en: 'We do not know this format.', work: 'none' },
  'last-facilitator': { status: 409, nl: 'Een workshop heeft altijd een begeleider. Maak eerst iemand anders begeleider.', en: 'A workshop always has a facilitator. Make somebody else facilitator first.', work: 'kept' },
  'too-many': { status: 409, nl: 'Er kunnen er niet meer bij.', en: 'There is no room for more.', work: 'kept' },
  // rounds
  'round-already-open': { status: 409, nl: 'Er is al een ronde open. Leg die eerst vast.', en: 'A round is open already. Seal that one first.', work: 'kept' },
  'round-not-planned': { status: 409, nl: 'Dat kan alleen met een ronde die nog niet begonnen is.', en: 'That is only possible with a round that has not begun.', work: 'kept' },
  'round-not-open': { status: 409, nl: 'Deze ronde is niet open.', en: 'This round is not open.', work: 'kept' },
  'round-sealed': { status: 409, nl: 'Een vastgelegde ronde verandert niet meer.', en: 'A sealed round does not change any more.', work: 'kept' },
  'not-recordable': { status: 409, nl: 'Er staat iets op het bord dat niet vastgelegd kan worden. Haal het weg en probeer het opnieuw.', en: 'Something on the board cannot be recorded. Remove it and try again.', work: 'kept' },
  'changed-meanwhile': { status: 409, nl: 'Iemand anders veranderde dit net. Probeer het nog eens.', en: 'Somebody else has just changed this. Try again.', work: 'kept' },
  // writing on the board
  'viewer': { status: 403, nl: 'U kijkt mee. Meekijkers schrijven niet op het bord.', en: 'You are a viewer. Viewers do not write on the board.', work: 'tray' },
  'no-open-round': { status: 403, nl: 'Er is nu geen ronde open. Wat u maakte, staat in de bak ‘te laat ingebracht’.', en: 'No round is open now. What you made is in the tray ‘came in late’.', work: 'tray' },
  'late': { status: 409, nl: 'De ronde was al vastgelegd. Uw werk is bewaard, woord voor woord.', en: 'The round was sealed already. Your work is kept, word for word.', work: 'tray' },
  'kind-not-allowed': { status: 403, nl: 'Dit soort kaart hoort niet bij deze ronde.', en: 'This kind of card is not part of this round.', work: 'tray' },
  'structure-not-allowed': { status: 403, nl: 'Vakken en de tijdlijn zijn van de begeleider.', en: 'Sections and the timeline are the facilitator’s.', work: 'tray' },
  'not-your-id': { status: 403, nl: 'Dit werk hoort bij iemand anders.', en: 'This work belongs to somebody else.', work: 'tray' },
  'closed-id': { status: 403, nl: 'Dit venster mag niet verder schrijven. Laad de pagina opnieuw.', en: 'This window may not write any more. Reload the page.', work: 'tray' },
  'not-a-board-change': { status: 422, nl: 'Dit past niet in het bord en is niet opgeslagen.', en: 'This does not fit in the board and was not stored.', work: 'tray' },
  'gap': { status: 422, nl: 'Er ontbrak een stuk van uw werk. Wat u maakte, staat in de bak.', en: 'A part of your work was missing. What you made is in the tray.', work: 'tray' },
  'text-too-long': { status: 413, nl: 'Deze tekst is te lang voor één kaart. Verdeel hem over meer kaarten.', en: 'This text is too long for one card. Divide it over more cards.', work: 'tray' },
  'board-full': { status: 413, nl: 'Het bord is vol: er kunnen geen kaarten meer bij.', en: 'The board is full: no more cards fit.', work: 'tray' },
  'message-too-large': { status: 413, nl: 'Dit is te veel in één keer. Plak het in kleinere stukken.', en: 'This is too much at once. Paste it in smaller pieces.', work: 'tray' },
  'author-not-you': { status: 403, nl: 'Een kaart of opmerking kan alleen op uw eigen naam staan.', en: 'A card or comment can only carry your own name.', work: 'tray' },
  'not-your-remark': { status: 403, nl: 'Een opmerking of reactie is van wie hem schreef. Alleen de begeleider kan hem ook weghalen.', en: 'A comment or reaction belongs to whoever wrote it. Only the facilitator can remove it as well.', work: 'tray' },
  // days that are bad for the server
  'too-fast': { status: 429, nl: 'Dit gaat even te snel. Wacht een moment en probeer het opnieuw.', en: 'This is going too fast. Wait a moment and try again.', work: 'kept' },
  'too-many-sockets': { status: 429, nl: 'Vanaf dit netwerk staan al te veel vensters open. Sluit er een paar en probeer het opnieuw.', en: 'Too many windows are open from this network. Close some and try again.', work: 'kept' },
  'store-down': { status: 503, nl: 'De server kan nu niet opslaan. Uw werk blijft in deze browser staan.', en: 'The server cannot save right now. Your work stays in this browser.', work: 'kept' },
  'board-unreadable': { status: 503, nl: 'Dit bord kan nu niet geopend worden. De beheerder is gewaarschuwd.', en: 'This board cannot be opened now. The administrator has been told.', work: 'kept' },
} as const satisfies Record<string, RefusalEntry>

export type RefusalCode = keyof typeof REFUSALS

/** A refusal as a value. `detail` adds what the sentence of the catalogue cannot know (which field, which number). */
export type Refusal = { readonly refused: RefusalCode; readonly detail?: string }

export const refuse = (refused: RefusalCode, detail?: string): Refusal => (detail === undefined ? { refused } : { refused, detail })

export type Outcome<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal)

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const decline = (refused: RefusalCode, detail?: string): Outcome<never> => ({ ok: false, ...refuse(refused, detail) })
