import { type Card, LINK_KINDS, type LinkKind } from '@visiebord/shared/board/schema.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { Spline, X } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../../language/language.ts'
import { useBoard, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { unsaid } from '../cards/cardLabel.ts'
import { cardHandWords } from '../cards/handWords.ts'
import { cardWords } from '../cards/words.ts'
import styles from './LinksSection.module.css'
import { useBoardVersion } from './useBoardVersion.ts'
import { panelWords } from './words.ts'

/** How many found cards are offered; more words narrow them down. */
const OFFERED = 12

/** The links of a card in words, to follow or take away; and a way to make one without dragging a line. */
export function LinksSection({ card, mayWrite, onShow }: { readonly card: Card; readonly mayWrite: boolean; readonly onShow: (id: string) => void }) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const handSay = useWords(cardHandWords)
  const workshop = useWorkshop()
  const { read } = useBoard()
  useBoardVersion(read)
  const [making, setMaking] = useState(false)
  const section = useRef<HTMLElement>(null)
  const done = () => {
    flushSync(() => setMaking(false))
    section.current?.querySelector<HTMLElement>(':scope > button')?.focus()
  }
  const links = [...read.linksAt(card.id)].flatMap((id) => read.links.get(id) ?? [])
  const textOf = (id: string): string => {
    const text = read.cards.get(id)?.text ?? ''
    return text.trim() === '' ? kindWords.empty : plainWords(text)
  }
  return (
    <section ref={section} className={styles.links} aria-labelledby="links-title">
      <h3 id="links-title">{words.links}</h3>
      {links.length > 0 && (
        <ul>
          {links.map((link) => {
            const out = link.from === card.id
            const other = out ? link.to : link.from
            const told = out ? `${handSay.linkKinds[link.kind]} ${textOf(other)}` : `${textOf(other)} ${handSay.linkKinds[link.kind]}`
            return (
              <li key={link.id}>
                <button type="button" className={styles.other} dir="auto" onClick={() => onShow(other)}>
                  {out && <em>{handSay.linkKinds[link.kind]} </em>}{textOf(other)}{!out && <em> {handSay.linkKinds[link.kind]}</em>}
                </button>
                {mayWrite && <button type="button" className={styles.remove} aria-label={words.removeLink(told.slice(0, 100))} onClick={() => workshop.commands.deleteLinks([link.id])}><X size={16} aria-hidden /></button>}
              </li>
            )
          })}
        </ul>
      )}
      {mayWrite && (making ? <NewLink card={card} onDone={done} /> : <Button look="primary" icon={<Spline size={18} aria-hidden />} onClick={() => setMaking(true)}>{words.addLink}</Button>)}
    </section>
  )
}

function NewLink({ card, onDone }: { readonly card: Card; readonly onDone: () => void }) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const handSay = useWords(cardHandWords)
  const workshop = useWorkshop()
  const { read } = useBoard()
  const id = useId()
  const [kind, setKind] = useState<LinkKind>(card.kind === 'project' || card.kind === 'step' ? 'realises' : 'supports')
  const [search, setSearch] = useState('')
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase()
    const all = [...read.cards.values()].filter((each) => each.id !== card.id && fits(kind, each) && (wanted === '' || plainWords(each.text).toLocaleLowerCase().includes(wanted)))
    return all.slice(0, OFFERED)
  }, [search, kind, read, card.id])
  const make = (to: string) => {
    workshop.commands.addLink({ from: card.id, to, kind })
    onDone()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc leaves this form; ‘Annuleren’ is the button for it
    <div
      className={styles.make}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onDone()
      }}
    >
      <label htmlFor={`${id}-kind`}>{words.linkKind}</label>
      <select ref={first} id={`${id}-kind`} value={kind} onChange={(event) => setKind(LINK_KINDS.find((each) => each === event.target.value) ?? kind)}>
        {LINK_KINDS.map((each) => <option key={each} value={each}>{handSay.linkKinds[each]}</option>)}
      </select>
      <label htmlFor={`${id}-search`}>{words.linkTo}</label>
      <input id={`${id}-search`} type="search" placeholder={words.search} value={search} onChange={(event) => setSearch(event.target.value)} />
      <ul>
        {found.map((each) => (
          <li key={each.id}><button type="button" className={styles.other} dir="auto" onClick={() => make(each.id)}><em>{each.kind === 'principle' ? `U${each.number}` : kindWords.kinds[each.kind]}</em> {each.text.trim() === '' ? unsaid(each, kindWords) : plainWords(each.text)}</button></li>
        ))}
      </ul>
      {found.length === 0 && <p>{words.noResults}</p>}
      <Button compact onClick={onDone}>{words.cancel}</Button>
    </div>
  )
}

/** INTERFACE: `realises` ends at a statement; the other kinds join any two cards. */
const fits = (kind: LinkKind, to: Card): boolean => kind !== 'realises' || to.kind === 'statement'
