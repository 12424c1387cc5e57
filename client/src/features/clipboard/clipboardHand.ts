import type { BoardReader, PastedCards } from '@visiebord/shared/board/board.ts'
import type { CardKind, Position, Size } from '@visiebord/shared/board/schema.ts'
import type { Language } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { CanvasControls } from '../canvas/canvasCommon.ts'
import { whyNot, whyNotCards } from '../canvas/permission.ts'
import { canvasWords } from '../canvas/words.ts'
import { MOST_CHARACTERS } from './bounds.ts'
import { type Clip, clipIn } from './clip.ts'
import { withImagesHere } from './clipImages.ts'
import { layLines } from './layLines.ts'
import type { PasteSpot } from './pasteSpot.ts'
import { planPaste } from './planPaste.ts'
import { tableOf } from './table.ts'
import type { clipboardWords } from './words.ts'
import { writeCards } from './writeCards.ts'

type Options = {
  readonly workshop: OpenWorkshop
  readonly reader: BoardReader
  /** Nothing in the list. */
  readonly canvas: () => CanvasControls | undefined
  readonly spot: PasteSpot
  readonly words: (typeof clipboardWords)['nl']
  readonly language: Language
  readonly pasteKeys: string
  /** Puts pictures on the board, and brings those of another workshop into this one. */
  readonly images: {
    readonly current: {
      readonly bring: (files: readonly File[], place: (size: Size) => Position) => void
      readonly bringAlong: (from: string, file: string) => Promise<{ readonly file: string; readonly width: number; readonly height: number } | undefined>
    } | undefined
  }
  /** Shows lines before they are put down. */
  readonly ask: (asked: { readonly text: string; readonly sectionId: string | undefined }) => void
}
type Lines = { readonly texts: readonly string[]; readonly kind: CardKind; readonly sectionId: string | undefined }
type Write = Pick<DataTransfer, 'setData'>

/** What copy, cut and paste do here. Each answers whether the browser need do nothing more. */
export function createClipboardHand({ workshop, reader, canvas, spot, words, language, pasteKeys, images, ask }: Options) {
  const say = (sentence: string, urgent = false): void => workshop.announce.say(sentence, { urgent })
  const row = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['cardId']
  const chosen = (): readonly string[] => {
    const inList = row()
    const { ids } = workshop.selection.getState()
    return canvas()?.verbs.chosen() ?? (inList === undefined ? [] : ids.has(inList) ? [...ids].filter((id) => reader.cards.has(id)) : [inList])
  }
  /** As one reads them on the board: the order of what other programs get. */
  const inOrder = (ids: readonly string[]): readonly string[] => canvas()?.inReadingOrder(ids) ?? ids
  const write = (data: Write, ids: readonly string[]): number => {
    const { parties } = workshop.view.getState()
    return writeCards(data, ids, { workshopId: workshop.id, parties, reader, inOrder })
  }
  const copy = (data: Write): boolean => {
    const ids = chosen()
    if (ids.length === 0) return false
    say(words.copied(write(data, ids), pasteKeys))
    return true
  }
  const cut = (data: Write): boolean => {
    const ids = chosen()
    if (ids.length === 0) return false
    const why = whyNotCards(workshop, ids.map((id) => reader.cards.get(id)), canvasWords[language])
    if (why !== undefined) {
      say(why, true)
      return true
    }
    const count = write(data, ids)
    const held = row()
    const next = document.activeElement?.closest('[data-row]')
    const after = next?.nextElementSibling ?? next?.previousElementSibling
    const onBoard = canvas()
    if (onBoard === undefined) workshop.commands.deleteCards(ids)
    else onBoard.verbs.remove(ids)
    if (ids.some((id) => reader.cards.has(id))) return true
    say(words.cut(count, pasteKeys))
    if (held !== undefined && after instanceof HTMLElement) after.focus()
    return true
  }
  /** Free cards come near the others, not somewhere in the void. */
  const nearRow = (): Position => {
    const position = reader.cards.get(row() ?? '')?.position
    if (position !== undefined) return position
    const section = reader.sections.values().next().value
    return section === undefined ? { x: 0, y: 0 } : { x: section.position.x, y: section.position.y + section.size.h + 40 }
  }
  const place = spot.placeIn(reader, canvas(), nearRow)
  const sectionHere = (): string | undefined => {
    const pointed = spot.under(canvas())
    const id = pointed === undefined ? (workshop.selection.getState().sectionId ?? reader.cards.get(chosen()[0] ?? '')?.sectionId) : pointed.sectionId
    return id !== undefined && reader.sections.has(id) ? id : undefined
  }
  /** They are chosen, in view, and have the keyboard. */
  const show = (ids: readonly string[]): void => {
    const onBoard = canvas()
    if (onBoard !== undefined) onBoard.takeUpAll(ids)
    else requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row][data-card-id="${CSS.escape(ids[0] ?? '')}"]`)?.focus()))
  }
  const put = (pasted: PastedCards, told: readonly string[]): string | undefined => {
    const made = workshop.commands.pasteCards(pasted)
    // A refused command has said why.
    if (made.length === 0) return workshop.announce.getState().text
    const tell = (): void => {
      show(made)
      say([words.pasted(made.length), ...told].join(' '))
    }
    // A dialog keeps the keyboard, and the ears, until it has gone.
    if (document.querySelector('dialog[open]') === null) tell()
    else requestAnimationFrame(tell)
    return undefined
  }
  const mayNot = (kind: CardKind): string | undefined => whyNot(workshop, kind, canvasWords[language])
  /** Pictures are fetched first: a card that names a file of another workshop would show nothing here. */
  const pasteClip = async (given: Clip): Promise<void> => {
    const stays = given.from === workshop.id || mayNot('image') !== undefined
    const { clip, lost } = stays ? { clip: given, lost: 0 } : await withImagesHere(given, (file) => images.current?.bringAlong(given.from, file) ?? Promise.resolve(undefined))
    const { parties, allowed } = workshop.view.getState()
    const { pasted, left } = planPaste(clip, { read: reader, workshopId: workshop.id, parties, allowed: allowed.board, place })
    const told = [
      ...(lost > 0 ? [words.leftImages(lost)] : []),
      ...(left.kinds > 0 ? [words.leftKinds(left.kinds)] : []),
      ...(left.steps > 0 ? [words.leftSteps(left.steps)] : []),
      ...(left.links > 0 ? [words.leftLinks(left.links)] : []),
      ...(left.parties > 0 ? [words.leftParties(left.parties)] : []),
    ]
    if (pasted.cards.length > 0) put(pasted, told)
    else say(allowed.board.kinds.length === 0 ? (mayNot('note') ?? words.pastedNothing) : [words.pastedNothing, ...told].join(' '), true)
  }
  const putLines = ({ texts, kind, sectionId }: Lines): string | undefined => {
    const { me, allowed } = workshop.view.getState()
    const why = mayNot(kind)
    if (why !== undefined) return why
    return put(layLines({ texts, kind, partyId: me.partyId, sectionId }, { read: reader, mayGrow: allowed.board.structure, place }).pasted, [])
  }
  /** Answers whether it was cards of ours, or said that it was. */
  const pasteCards = (html: string): boolean => {
    const read = clipIn(html)
    if (read.is === 'cards') void pasteClip(read.clip)
    else if (read.is === 'unreadable') say(words.unreadable, true)
    return read.is !== 'not-ours'
  }
  const pasteText = (text: string): void => {
    const why = workshop.view.getState().allowed.board.kinds.length === 0 ? mayNot('note') : undefined
    if (why !== undefined) return say(why, true)
    if (text.length > MOST_CHARACTERS) return say(words.tooMuch, true)
    const table = tableOf(text)
    const [first] = table
    if (first === undefined) return say(words.nothingThere, true)
    const only = table.length === 1 && first.length === 1 ? first[0] : undefined
    if (only === undefined || mayNot('note') !== undefined) return ask({ text, sectionId: sectionHere() })
    const refused = putLines({ texts: [only], kind: 'note', sectionId: undefined })
    if (refused !== undefined) say(refused, true)
  }
  return {
    copy,
    cut,
    paste(data: Pick<DataTransfer, 'getData' | 'files'>): boolean {
      if (pasteCards(data.getData('text/html'))) return true
      const text = data.getData('text/plain')
      // A spreadsheet puts a picture of its cells beside them.
      const pictures = text.trim() === '' ? [...data.files] : []
      if (pictures.length > 0) images.current?.bring(pictures, place)
      else pasteText(text)
      return true
    },
    pasteCards,
    hasChosen: () => chosen().length > 0,
    put: putLines,
    sectionHere,
    /** From a menu: the browser makes its event of it, in the same turn. */
    copyAsked: () => void document.execCommand('copy'),
    cutAsked: () => void document.execCommand('cut'),
  }
}
