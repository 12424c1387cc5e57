import type { Round } from '@visiebord/shared/workshop/nouns.ts'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import styles from './TimeLeft.module.css'
import { clockText, secondsLeft, warningAt } from './countdown.ts'
import { roundWords } from './words.ts'

/** A number and a line that gets shorter. At zero it says so; nothing is sealed by a clock. The large one stands beside another, that speaks for both. */
export function TimeLeft({ workshop, round, large = false }: { readonly workshop: OpenWorkshop; readonly round: Round; readonly large?: boolean }) {
  const words = useWords(roundWords)
  const [seconds, setSeconds] = useState(() => secondsLeft(round.endsAt, workshop.serverNow()))
  const before = useRef(seconds)
  useEffect(() => {
    const read = () => setSeconds(secondsLeft(round.endsAt, workshop.serverNow()))
    read()
    const timer = setInterval(read, 250)
    return () => clearInterval(timer)
  }, [round.endsAt, workshop])
  useEffect(() => {
    if (seconds === undefined || large) return
    const warning = warningAt(before.current, seconds)
    before.current = seconds
    if (warning !== undefined) workshop.announce.say({ minute: words.minuteLeft, seconds: words.secondsLeft, up: words.timeUp }[warning], { urgent: warning === 'up' })
  }, [seconds, words, workshop, large])

  if (seconds === undefined) return null
  const whole = (round.minutes ?? 0) * 60
  const part = whole === 0 ? 0 : Math.min(1, seconds / whole)
  return (
    <div className={`${styles.time} ${large ? styles.large : ''}`} role="timer" aria-label={seconds === 0 ? words.timeUp : `${clockText(seconds)} ${words.left}`} data-last-minute={seconds <= 60}>
      <span className={styles.clock} aria-hidden>{`${clockText(seconds)} `}</span>
      <span className={styles.words} aria-hidden>{seconds === 0 ? words.timeUpShort : words.left}</span>
      <svg className={styles.line} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        <rect width={100 * part} height="4" />
      </svg>
    </div>
  )
}
