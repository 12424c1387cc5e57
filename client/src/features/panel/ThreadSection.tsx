import type { CardKind } from '@visiebord/shared/board/schema.ts'
import { looseEnds } from '@visiebord/shared/board/selectors/looseEnds.ts'
import { THREAD_KINDS, threadOf } from '@visiebord/shared/board/selectors/thread.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { Unlink2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../../language/language.ts'
import { useBoard } from '../../state/workshopContext.ts'
import { cardWords } from '../cards/words.ts'
import styles from './ThreadSection.module.css'
import { useBoardVersion } from './useBoardVersion.ts'
import { panelWords } from './words.ts'

/** Of one kind more than this are folded away: a statement carries thirty steps, and a list of thirty tells nothing. */
const SHOWN = 4

/** The thread as a list, from reason to step, with this card in its place; and what hangs loose on the whole board. */
export function ThreadSection({ cardId, onShow }: { readonly cardId: string; readonly onShow: (id: string) => void }) {
  const words = useWords(panelWords)
  const { read } = useBoard()
  const version = useBoardVersion(read)
  // oxlint-disable-next-line react/exhaustive-deps -- the version stands for everything the reader holds
  const thread = useMemo(() => threadOf(read, cardId), [read, cardId, version])
  return (
    <section className={styles.thread} aria-labelledby="thread-title">
      <h3 id="thread-title">{words.thread} <span>{words.threadText}</span></h3>
      {thread.ids.size <= 1 ? (
        <p className={styles.quiet}>{words.noThread}</p>
      ) : (
        <ol className={styles.knots}>
          {THREAD_KINDS.filter((kind) => thread.byKind[kind].length > 0).map((kind) => (
            <Knot key={kind} kind={kind} ids={thread.byKind[kind]} cardId={cardId} onShow={onShow} />
          ))}
        </ol>
      )}
      <LooseEndsNote onShow={onShow} />
    </section>
  )
}

function Knot({ kind, ids, cardId, onShow }: { readonly kind: CardKind; readonly ids: readonly string[]; readonly cardId: string; readonly onShow: (id: string) => void }) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const { read } = useBoard()
  const [all, setAll] = useState(false)
  const here = ids.includes(cardId)
  const sorted = here ? [cardId, ...ids.filter((id) => id !== cardId)] : ids
  const shown = all ? sorted : sorted.slice(0, SHOWN)
  const list = useRef<HTMLUListElement>(null)
  /** The button goes: the keyboard goes on at the first that came. */
  const showAll = () => {
    flushSync(() => setAll(true))
    list.current?.children[SHOWN]?.querySelector('button')?.focus()
  }
  return (
    <li className={styles.knot} data-here={here}>
      <p className={styles.kind}>{ids.length === 1 ? kindWords.kinds[kind] : `${ids.length} ${words.kindsPlural[kind].toLowerCase()}`}{here && <em> · {words.here}</em>}</p>
      <ul ref={list}>
        {shown.map((id) => {
          const card = read.cards.get(id)
          const text = card === undefined || card.text.trim() === '' ? kindWords.empty : plainWords(card.text)
          return (
            <li key={id} dir="auto">
              {id === cardId ? <strong aria-current="true">{text}</strong> : <button type="button" onClick={() => onShow(id)}>{card?.kind === 'principle' ? `U${card.number} ` : ''}{text}</button>}
            </li>
          )
        })}
      </ul>
      {shown.length < sorted.length && <button type="button" className={styles.more} onClick={showAll}>{words.more(sorted.length - shown.length)}</button>}
    </li>
  )
}

function LooseEndsNote({ onShow }: { readonly onShow: (id: string) => void }) {
  const words = useWords(panelWords)
  const { read } = useBoard()
  const version = useBoardVersion(read)
  // oxlint-disable-next-line react/exhaustive-deps -- the version stands for everything the reader holds
  const loose = useMemo(() => looseEnds(read), [read, version])
  const rows = [
    { ids: loose.projectsWithoutReason, text: words.looseProjects },
    { ids: loose.statementsWithoutProject, text: words.looseStatements },
    { ids: loose.stepsWithoutProject, text: words.looseSteps },
  ].filter(({ ids }) => ids.length > 0)
  return (
    <div className={styles.loose} data-loose-count={loose.count}>
      <Unlink2 size={20} aria-hidden />
      <div>
        <strong>{loose.count === 0 ? words.nothingLoose : words.loose(loose.count)}</strong>
        {rows.map(({ ids, text }) => (
          <p key={text(2)}>
            {text(ids.length)} <button type="button" aria-label={`${words.showLoose}: ${text(ids.length)}`} onClick={() => ids[0] !== undefined && onShow(ids[0])}>{words.showLoose}</button>
          </p>
        ))}
      </div>
    </div>
  )
}
