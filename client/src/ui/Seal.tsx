import styles from './Seal.module.css'

/** The edge of the seal: a circle of scallops, computed once. */
const EDGE = Array.from({ length: 24 }, (_, index) => {
  const angle = (index / 24) * 2 * Math.PI
  return { x: 50 + 42 * Math.cos(angle), y: 50 + 42 * Math.sin(angle) }
})

type Props = { readonly number: number; readonly size?: number; readonly landing?: boolean }

/** The seal of a round, with its number. Vermilion belongs to the thread, the seal and the brand only. */
export function Seal({ number, size = 48, landing = false }: Props) {
  return (
    <svg viewBox="0 0 100 100" width={size} height={size} aria-hidden="true" className={`${styles.seal} ${landing ? styles.landing : ''}`}>
      {EDGE.map(({ x, y }) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r="7" />
      ))}
      <circle cx="50" cy="50" r="43" />
      <circle cx="50" cy="50" r="35" className={styles.ring} />
      <text x="50" y="52" className={styles.number}>{number}</text>
    </svg>
  )
}
