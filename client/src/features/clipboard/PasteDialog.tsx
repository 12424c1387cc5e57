import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { ClipboardPaste } from 'lucide-react'
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useView } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { partyColor } from '../canvas/partyColor.ts'
import { cardWords } from '../cards/words.ts'
import { MOST_AT_ONCE } from './bounds.ts'
import styles from './PasteDialog.module.css'
import { pastePreview } from './pastePreview.ts'
import type { Cut } from './table.ts'
import { clipboardWords } from './words.ts'

export type Chosen = { readonly texts: readonly string[]; readonly kind: CardKind; readonly sectionId: string | undefined }

type Props = {
  readonly reader: BoardReader
  /** What was pasted; without it the dialog has a field of its own. */
  readonly text: string | undefined
  /** Where the hand was. */
  readonly sectionId: string | undefined
  /** Puts them down; answers why not, or nothing when it is done. */
  readonly onPut: (chosen: Chosen) => string | undefined
  /** Cards of ours that come into the field are no lines; answers whether they were that. */
  readonly onCards: (html: string) => boolean
  readonly onClose: () => void
}

const SHOWN = 36

/** Lines and cells as the cards they will become, before any is put down. */
export function PasteDialog({ reader, text, sectionId, onPut, onCards, onClose }: Props) {
  const words = useWords(clipboardWords)
  const { kinds: kindNames } = useWords(cardWords)
  const id = useId()
  const board = useView((view) => view.allowed.board)
  const limits = useView((view) => view.limits.board)
  const parties = useView((view) => view.parties)
  const mine = useView((view) => view.me.partyId)
  const [typed, setTyped] = useState('')
  const [cut, setCut] = useState<Cut>('line')
  const [asked, setKind] = useState<CardKind>('note')
  const [where, setWhere] = useState(sectionId ?? '')
  const [problem, setProblem] = useState<string>()
  const first = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  const seen = useMemo(
    () => pastePreview({ source: text ?? typed, cut, kind: asked, where }, { reader, allowed: board, textLength: limits.textLength }),
    [text, typed, cut, asked, where, reader, board, limits.textLength],
  )
  const sections = useMemo(() => sectionsInReadingOrder(reader), [reader])
  const { texts, kind, kinds, long } = seen
  const told = [
    ...(seen.tooMuch ? [words.tooMuch] : []),
    ...(seen.tooLong > 0 ? [words.tooLong(seen.tooLong, limits.textLength)] : []),
    ...(seen.fitting > MOST_AT_ONCE ? [words.bounded(seen.fitting, MOST_AT_ONCE)] : []),
    ...(long > 0 ? [words.long(long)] : []),
    ...(seen.section === 'fits' ? [] : [words[seen.section]]),
  ]
  const mayPut = texts.length > 0 && kinds.length > 0
  const put = (event: FormEvent): void => {
    event.preventDefault()
    if (!mayPut) return setProblem(kinds.length === 0 ? words.mayNot : words.empty)
    const why = onPut({ texts, kind, sectionId: where === '' ? undefined : where })
    if (why === undefined) onClose()
    else setProblem(why)
  }
  const color = kind === 'note' || kind === 'project' ? partyColor(parties.find((party) => party.id === mine)) : 0
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      onClose={onClose}
      width="wide"
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={`${id}-form`} icon={<ClipboardPaste size={20} aria-hidden />} aria-disabled={!mayPut}>{words.put(texts.length)}</Button>
        </>
      }
    >
      <form id={`${id}-form`} className={styles.form} onSubmit={put} noValidate>
        {text === undefined && (
          <div className={styles.field}>
            <label htmlFor={`${id}-text`}>{words.field}</label>
            <textarea ref={first} id={`${id}-text`} rows={5} dir="auto" value={typed} onChange={(event) => setTyped(event.target.value)} onPaste={(event) => onCards(event.clipboardData.getData('text/html')) && (event.preventDefault(), onClose())} />
          </div>
        )}
        <div className={styles.choices}>
          <fieldset className={styles.cuts}>
            <legend>{words.how}</legend>
            {(['line', ...(seen.hasCells ? ['cell' as const] : []), 'whole'] as const).map((each, index) => (
              <label key={each}>
                <input ref={text !== undefined && index === 0 ? first : undefined} type="radio" name={`${id}-cut`} value={each} checked={seen.cut === each} onChange={() => setCut(each)} />
                {words.cuts[each]}
              </label>
            ))}
          </fieldset>
          <div className={styles.selects}>
            <div className={styles.field}>
              <label htmlFor={`${id}-kind`}>{words.kind}</label>
              <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? kind)}>
                {(kinds.length === 0 ? [kind] : kinds).map((each) => <option key={each} value={each}>{kindNames[each]}</option>)}
              </select>
            </div>
            <div className={styles.field}>
              <label htmlFor={`${id}-where`}>{words.where}</label>
              <select id={`${id}-where`} value={where} onChange={(event) => setWhere(event.target.value)}>
                <option value="">{words.loose}</option>
                {sections.map((section) => <option key={section.id} value={section.id}>{section.title}</option>)}
              </select>
            </div>
          </div>
        </div>
        {problem !== undefined && <Notice tone="negative" alert>{problem}</Notice>}
        {told.length > 0 && <Notice tone="warning">{told.map((sentence) => <p key={sentence}>{sentence}</p>)}</Notice>}
        <div className={styles.preview}>
          <h3 id={`${id}-preview`}>{words.preview}</h3>
          <p role="status">{texts.length === 0 ? words.empty : words.count(texts.length)}</p>
        </div>
        <ul className={styles.cards} aria-labelledby={`${id}-preview`} data-party={color}>
          {texts.slice(0, SHOWN).map((each, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same, and none of them moves
            <li key={index} className={styles.card}><span dir="auto">{each}</span></li>
          ))}
        </ul>
        {texts.length > SHOWN && <p className={styles.more}>{words.moreOfThem(texts.length - SHOWN)}</p>}
      </form>
    </Dialog>
  )
}
