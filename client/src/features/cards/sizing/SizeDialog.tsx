import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../../language/language.ts'
import type { OpenWorkshop } from '../../../state/openWorkshop.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './SizeDialog.module.css'
import { giveSize, type SizedThings, sizesNow } from './sizing.ts'
import { sizingWords } from './words.ts'

type Props = { readonly live: OpenWorkshop; readonly of: SizedThings; readonly onClose: () => void }
type Side = 'w' | 'h'
const SIDES = ['w', 'h'] as const

/** What handles and keys do, by figures: nobody needs to drag, or to press one key many times. */
export function SizeDialog({ live, of, onClose }: Props) {
  const words = useWords(sizingWords)
  const language = useLanguage()
  const { read } = live.board.getState().board
  // As it was when it was asked: what others pull at meanwhile does not move figures under a hand.
  const [now] = useState(() => sizesNow(read, of))
  const shownAtFirst = (side: Side): string => String(now?.[side] ?? '')
  const [typed, setTyped] = useState<Readonly<Partial<Record<Side, string>>>>({})
  const [isTold, setTold] = useState(false)
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.select(), [])
  if (now === undefined) return null

  const number = new Intl.NumberFormat(language)
  const meant = (side: Side): number | undefined => (typed[side] === undefined || (typed[side] === '' && now[side] === undefined) ? undefined : typed[side] === '' ? Number.NaN : Number(typed[side]))
  const isWrong = (side: Side): boolean => {
    const figure = meant(side)
    return figure !== undefined && !(figure >= now.least[side] && figure <= now.most)
  }
  const other = { w: 'h', h: 'w' } as const
  /** What stands in a field: by a ratio the other side follows the one that is typed. */
  const shown = (side: Side): string => {
    const leads = meant(other[side])
    if (now.keepsRatio !== 'all' || leads === undefined) return typed[side] ?? shownAtFirst(side)
    return now.w === undefined || now.h === undefined || !Number.isFinite(leads) ? '' : String(Math.round(side === 'w' ? (leads * now.w) / now.h : (leads * now.h) / now.w))
  }
  const type = (side: Side, value: string): void => setTyped(now.keepsRatio === 'all' ? { [side]: value } : { ...typed, [side]: value })
  const give = (event: FormEvent): void => {
    event.preventDefault()
    if (SIDES.some(isWrong)) {
      setTold(true)
      document.getElementById(form)?.querySelector<HTMLElement>(`[name=${isWrong('w') ? 'w' : 'h'}]`)?.focus()
      return
    }
    const [w, h] = [meant('w'), meant('h')]
    const changed = giveSize(live, read, of, { ...(w === undefined ? {} : { w }), ...(h === undefined ? {} : { h }) })
    const after = sizesNow(read, of)
    const one = now.count === 1 && after?.w !== undefined && after.h !== undefined ? words.said(number.format(after.w), number.format(after.h)) : words.saidSeveral(changed)
    live.announce.say(changed === 0 ? words.same : one)
    onClose()
  }
  const field = (side: Side, label: string) => (
    <TextField
      {...(side === 'w' ? { ref: first } : {})}
      name={side}
      type="number"
      inputMode="numeric"
      min={now.least[side]}
      max={now.most}
      step={10}
      label={label}
      value={shown(side)}
      placeholder={now[side] !== undefined ? '' : now.keepsRatio === 'all' && meant(other[side]) !== undefined ? words.follows : words.differ}
      error={isTold && isWrong(side) ? words.bounds(number.format(now.least[side]), number.format(now.most)) : undefined}
      onChange={(event) => type(side, event.target.value)}
    />
  )
  const hints = [
    words.unit,
    ...(now.hasHeight ? [] : [words.wordsDecide]),
    ...(now.keepsRatio === undefined ? [] : [words.ratio[now.keepsRatio]]),
    ...(now.grown ? [words.grown] : []),
    ...(now.fixed === 0 ? [] : [words.fixed(now.fixed)]),
    ...(now.w === undefined || now.h === undefined ? [words.differHint] : []),
  ]
  return (
    <Dialog
      title={words.title(now.count)}
      onClose={onClose}
      closeLabel={words.close}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={form}>{words.give}</Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={give} noValidate aria-describedby={`${form}-hints`}>
        <div className={styles.sides}>
          {field('w', words.width)}
          {now.hasHeight && field('h', words.height)}
        </div>
        <div id={`${form}-hints`} className={styles.hints}>{hints.map((hint) => <p key={hint}>{hint}</p>)}</div>
      </form>
    </Dialog>
  )
}
