import { imageSize } from '@visiebord/shared/board/kinds/image.ts'
import type { Position, Size } from '@visiebord/shared/board/schema.ts'
import { freeSpotIn, freeSpotNear, sectionAt, sectionIdOf } from '@visiebord/shared/board/selectors/placement.ts'
import { ImageUp } from 'lucide-react'
import { type Dispatch, type RefObject, type SetStateAction, useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import { useWorkshop } from '../../state/workshopContext.ts'
import { problemSentence } from '../../sync/api.ts'
import { newId } from '../../sync/newId.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { CanvasControls } from '../canvas/canvasCommon.ts'
import { whyNot } from '../canvas/permission.ts'
import { canvasWords } from '../canvas/words.ts'
import { rowOfCard } from '../find/rowOfCard.ts'
import styles from './ImagesDesk.module.css'
import { ACCEPTED, bringAlong, isImage, type Kept, MOST_MEGABYTES, uploadImage } from './uploadImage.ts'
import { imageWords } from './words.ts'

export type ImagesControls = {
  /** Puts these on the board; `place` says where something of a size would come to lie. */
  readonly bring: (files: readonly File[], place: (size: Size) => Position) => void
  /** Asks which. In the list they come in this section, else in that of the row that has the keyboard, in free room. */
  readonly pick: (at?: Position, sectionId?: string) => void
  readonly bringAlong: (from: string, file: string) => Promise<Kept | undefined>
}

type Props = { readonly mode: 'board' | 'list'; readonly controls: RefObject<CanvasControls | undefined>; readonly onDesk: (desk: ImagesControls) => void; /** Kept by the page: it outlives a look at a sealed round. */ readonly pending: readonly PendingImage[]; readonly onPending: Dispatch<SetStateAction<readonly PendingImage[]>> }
/** A picture in my hand: it is nowhere else until the server has it. */
export type PendingImage = { readonly id: string; readonly file: File; readonly corner: Position; readonly first: boolean; /** The section it is meant for. */ readonly into?: string; readonly failed?: string; /** Sending it once more may help. */ readonly again?: boolean }

const MOST_AT_ONCE = 20
/** What is said of the file itself: it will be said again. */
const NEVER: ReadonlySet<string> = new Set(['image-unreadable', 'too-large', 'images-full'])
/** As large as a picture becomes at most; until the server has looked at it nobody knows its shape. */
const BOX: Size = { w: 320, h: 240 }

/** Whoever types, chooses in a dialog or drags by the time a picture has come goes on there. */
const isElsewhere = (): boolean => document.activeElement?.matches('input, textarea, select, dialog *') === true || document.querySelector('[data-board-surface][data-dragging]') !== null

/** Pictures on their way to the board: chosen, pasted or dropped. One that cannot be placed stays here, with the reason, until it is or is let go. */
export function ImagesDesk({ mode, controls, onDesk, pending, onPending: setPending }: Props) {
  const workshop = useWorkshop()
  const language = useLanguage()
  const words = useWords(imageWords)
  const { board } = useStore(workshop.board)
  const input = useRef<HTMLInputElement>(null)
  const pickedFor = useRef<{ readonly at?: Position; /** A card of the list beside which there may be room. */ readonly near?: Position; readonly into?: string }>({})
  const say = (sentence: string, urgent = false): void => workshop.announce.say(sentence, { urgent })
  const fail = (id: string, failed: string, again = true): undefined => {
    setPending((all) => all.map((each) => (each.id === id ? { ...each, failed, again } : each)))
    return undefined
  }

  const put = (kept: Kept, { corner, first, into }: PendingImage): string | undefined => {
    const size = imageSize(kept)
    const centred = { x: Math.round(corner.x + (BOX.w - size.w) / 2), y: Math.round(corner.y + (BOX.h - size.h) / 2) }
    const spot = into === undefined ? undefined : freeSpotIn(board.read, into, 'image', size)?.position
    const position = spot ?? (first ? centred : freeSpotNear(board.read, centred, size))
    const section = spot === undefined ? sectionAt(board.read, { x: position.x + size.w / 2, y: position.y + size.h / 2 })?.id : into
    const { partyId } = workshop.view.getState().me
    const [id] = workshop.commands.addCards([{ kind: 'image', position, size, fields: { ...kept }, ...(partyId === undefined ? {} : { partyId }), ...(section === undefined ? {} : { sectionId: section }) }])
    return id
  }
  const send = async (one: PendingImage): Promise<string | undefined> => {
    setPending((all) => [...all.filter(({ id }) => id !== one.id), one])
    if (workshop.connection.getState().line !== 'online') return fail(one.id, words.offline)
    const answer = await uploadImage(workshop.id, one.file)
    if (!answer.ok) {
      const { code } = answer.problem
      const why = code === 'offline' ? words.offline : code === 'too-large' ? words.tooLarge(MOST_MEGABYTES) : problemSentence(answer.problem, language)
      return fail(one.id, why, !NEVER.has(code))
    }
    const id = put(answer.value, one)
    // A refused command has said why.
    if (id === undefined) return fail(one.id, workshop.announce.getState().text)
    setPending((all) => all.filter((each) => each.id !== one.id))
    return id
  }
  /** What was placed asks for words: without them it says nothing to who does not see it. */
  const askWords = (ids: readonly string[]): void => {
    const [only] = ids
    if (only === undefined) return
    if (ids.length > 1) say(words.placedMany(ids.length))
    else say(words.placed)
    if (isElsewhere()) return
    controls.current?.takeUpAll(ids)
    if (ids.length > 1) return
    if (mode === 'board') controls.current?.verbs.edit(only)
    else askInRow(only)
  }
  /** The row comes with a frame of the list. */
  const askInRow = (id: string): void =>
    void requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!isElsewhere() && rowOfCard(id) !== null) workshop.selection.setState({ ids: new Set([id]), editingId: id })
      }),
    )
  const sendAll = async (all: readonly PendingImage[]): Promise<void> => {
    const placed: string[] = []
    // One after the other: the server looks at one picture at a time.
    for (const one of all) {
      const id = await send(one)
      if (id !== undefined) placed.push(id)
    }
    askWords(placed)
  }
  const bring = (files: readonly File[], place: (size: Size) => Position, into?: string): void => {
    const why = whyNot(workshop, 'image', canvasWords[language])
    if (why !== undefined) return say(why, true)
    const pictures = files.filter(isImage)
    if (pictures.length < files.length) say(words.notImages(files.length - pictures.length), true)
    if (pictures.length > MOST_AT_ONCE) return say(words.tooMany(MOST_AT_ONCE), true)
    if (pictures.length === 0) return undefined
    const corner = place(BOX)
    const all = pictures.map((file, index): PendingImage => ({ id: newId(), file, corner, first: index === 0, ...(into === undefined ? {} : { into }) }))
    setPending((before) => [...before, ...all])
    void sendAll(all)
    return undefined
  }
  const placeAt = (at: Position | undefined) => (size: Size): Position => {
    const middle = at ?? controls.current?.middle() ?? { x: 0, y: 0 }
    const corner = { x: Math.round(middle.x - size.w / 2), y: Math.round(middle.y - size.h / 2) }
    return at === undefined ? freeSpotNear(board.read, corner, size) : corner
  }
  const now = useRef({ bring, placeAt })
  useLayoutEffect(() => {
    now.current = { bring, placeAt }
    onDesk({
      bring,
      pick: (at, sectionId) => {
        const why = whyNot(workshop, 'image', canvasWords[language])
        if (why !== undefined) return say(why, true)
        const row = mode === 'list' ? board.read.cards.get(document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['cardId'] ?? '') : undefined
        const into = sectionId ?? (row === undefined ? undefined : sectionIdOf(board.read, row))
        pickedFor.current = { ...(at === undefined ? (row?.position === undefined ? {} : { near: row.position }) : { at }), ...(into === undefined ? {} : { into }) }
        input.current?.click()
        return undefined
      },
      bringAlong: (from, file) => bringAlong(from, workshop.id, file),
    })
  })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true && !(event.target instanceof Element && event.target.closest('input[type=file], dialog') !== null)
    // A file that falls on a page takes its place: never here.
    window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), { signal })
    window.addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        const surface = event.target instanceof Element ? event.target.closest('[data-board-surface]') : null
        now.current.bring([...(event.dataTransfer?.files ?? [])], now.current.placeAt(surface === null ? undefined : controls.current?.under(event).at))
      },
      { signal },
    )
    return () => abort.abort()
  }, [controls])

  const overlay = mode === 'board' && pending.length > 0 ? document.querySelector('[data-overlay]') : null
  const nameOf = ({ file }: PendingImage): string => (file.name === '' || file.name === 'image.png' ? words.unnamed : file.name)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file can be chosen again.
          event.target.value = ''
          const { at, near, into } = pickedFor.current
          if (files.length > 0) bring(files, near === undefined ? placeAt(at) : (size) => freeSpotNear(board.read, near, size), into)
        }}
      />
      {overlay !== null &&
        createPortal(
          pending.map((one) => (
            <div key={one.id} className={styles.box} ref={(element) => void (element !== null && (element.style.transform = `translate(${one.corner.x}px, ${one.corner.y}px)`))} aria-hidden="true">
              <ImageUp size={32} aria-hidden />
            </div>
          )),
          overlay,
        )}
      {pending.length > 0 && (
        <section className={styles.slip} aria-label={words.pending} data-slip="">
          <ul>
            {pending.map((one) => (
              <li key={one.id}>
                <div role="status">{one.failed === undefined ? <p>{words.sending(nameOf(one))}</p> : <Notice tone="negative">{`${words.failed(nameOf(one))} ${one.failed}`}</Notice>}</div>
                {one.failed !== undefined && (
                  <span className={styles.buttons}>
                    {one.again === true && <Button compact onClick={() => void sendAll([{ id: one.id, file: one.file, corner: one.corner, first: one.first, ...(one.into === undefined ? {} : { into: one.into }) }])}>{words.again}</Button>}
                    <Button compact look="quiet" onClick={() => setPending((all) => all.filter(({ id }) => id !== one.id))}>{words.drop}</Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
