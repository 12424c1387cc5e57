import { strokePath } from '@visiebord/shared/board/geometry/strokeOutline.ts'
import { PENS, type Pen, type Tint, TINTS } from '@visiebord/shared/board/schema.ts'
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../../language/language.ts'
import { useView } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import type { BoardActions } from '../canvas/boardActions.ts'
import { useScene } from '../canvas/scene.ts'
import type { PenPort, Tool } from '../canvas/tool.ts'
import { placeWords } from '../cards/cardLabel.ts'
import { cardHandWords } from '../cards/handWords.ts'
import { cardWords } from '../cards/words.ts'
import { addDrawing } from './addDrawing.ts'
import { attachPen } from './penHand.ts'
import styles from './PenTool.module.css'
import { Sitting } from './sitting.ts'
import { penWords } from './words.ts'

type Props = {
  readonly tool: Pen
  readonly surface: RefObject<HTMLElement | null>
  /** Over the cards, in board units. */
  readonly overlay: HTMLElement
  readonly actions: BoardActions
  readonly port: PenPort
  readonly narrow: boolean
  readonly onTool: (tool: Tool) => void
}

/** Where Esc closes something else. */
const KEEPS_ESCAPE = 'dialog, [role=dialog], [role=menu], [role=combobox], textarea, [data-find]'

/** The pen in the hand: its colours on a slip, and what it draws until that is a card. */
export function PenTool({ tool, surface, overlay, actions, port, narrow, onTool }: Props) {
  const { stage, live, reader } = useScene()
  const words = useWords(penWords)
  const inCards = useWords(cardWords)
  const handSay = useWords(cardHandWords)
  const [tint, setTint] = useState<Tint>()
  const slip = useRef<HTMLDivElement>(null)
  const waiting = useRef<SVGPathElement>(null)
  const current = useRef<SVGPathElement>(null)
  const now = useRef({ tool, tint, actions, words, inCards })
  const sitting = useRef<Sitting>(undefined)
  useEffect(() => {
    // What was drawn in another colour or with another pen is a card of its own.
    if (now.current.tool !== tool || now.current.tint !== tint) sitting.current?.finish()
    now.current = { tool, tint, actions, words, inCards }
  })
  useEffect(() => {
    const area = surface.current
    if (area === null || live === undefined) return undefined
    const pen = (): Pen => now.current.tool
    const own = new Sitting({
      pen,
      scale: () => stage.camera.getState().scale,
      after: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
      write: (laid, drawnWith) => {
        const { tint: color, words: say, inCards: cardSay } = now.current
        const card = reader.cards.get(addDrawing({ live, reader }, laid, { pen: drawnWith, color }) ?? '')
        if (card !== undefined) live.announce.say(say.added(placeWords(card, reader, cardSay)))
      },
      onChange: (strokes) => waiting.current?.setAttribute('d', strokes.map((stroke) => strokePath(stroke, pen())).join('')),
    })
    sitting.current = own
    live.announce.say(now.current.words.how)
    const letGo = attachPen({ surface: area, stage, sitting: own, pen, mayDraw: () => now.current.actions.may('drawing'), show: (d) => current.current?.setAttribute('d', d) })
    const stopHandIn = live.onHandIn(() => {
      letGo.putDown()
      own.finish()
    })
    const putAway = port.hold(() => own.takeBack())
    return () => {
      letGo.dispose()
      stopHandIn()
      putAway()
      own.finish()
    }
  }, [surface, stage, reader, live, port])
  useEffect(() => {
    // The board leaves its tools by itself; this is for who pressed a button last.
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || (event.target instanceof Element && event.target.closest(KEEPS_ESCAPE) !== null)) return
      onTool('choose')
      surface.current?.focus({ preventScroll: true })
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [onTool, surface])
  const mayDraw = useView((view) => view.allowed.board.kinds.includes('drawing'))
  // The round closed: a pen that draws nothing would only be in the way of who looks.
  useEffect(() => {
    if (mayDraw) return
    onTool('choose')
    if (slip.current?.contains(document.activeElement) === true) surface.current?.focus({ preventScroll: true })
  }, [mayDraw, onTool, surface])
  const choose = (next: Tool): void => {
    onTool(next)
    if (next === 'choose') surface.current?.focus({ preventScroll: true })
  }
  const tintOf = (each: Tint | undefined): number => (each === undefined ? 0 : TINTS.indexOf(each) + 1)
  return (
    <>
      {createPortal(
        <svg className={styles.live} data-party={tintOf(tint)} aria-hidden="true">
          <path ref={waiting} />
          <path ref={current} />
        </svg>,
        overlay,
      )}
      <div ref={slip} className={styles.slip} role="group" aria-label={words.pen} data-slip="" data-narrow={narrow ? '' : undefined}>
        <Choice label={words.with} value={tool} options={PENS.map((pen) => ({ value: pen, label: handSay.pens[pen], sample: <i className={styles.line} data-pen={pen} data-party={tintOf(tint)} /> }))} onChoose={choose} />
        <Choice label={words.color} value={tint} options={[undefined, ...TINTS].map((each) => ({ value: each, label: each === undefined ? words.ink : inCards.tints[each], sample: <i className={styles.dot} data-party={tintOf(each)} /> }))} onChoose={setTint} small />
        <Button look="primary" onClick={() => choose('choose')}>{words.done}</Button>
      </div>
    </>
  )
}

type ChoiceProps<Value> = { readonly label: string; readonly value: Value; readonly options: readonly { readonly value: Value; readonly label: string; readonly sample: ReactNode }[]; readonly onChoose: (value: Value) => void; readonly small?: boolean }

/** Radio buttons that look like what they choose; each has its word. */
function Choice<Value extends string | undefined>({ label, value, options, onChoose, small }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.choice} data-small={small === true ? '' : undefined}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.label} title={option.label}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          {option.sample}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
