import styles from './Brand.module.css'

/** The mark: three knots and one thread. */
export function BrandMark({ size = 36 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className={styles.mark}>
      <rect width="32" height="32" rx="6" className={styles.ground} />
      <path d="M8.5 9.5 16 23M23.5 9.5 16 23" className={styles.thread} />
      <circle cx="8.5" cy="9.5" r="4" className={styles.knot} />
      <circle cx="23.5" cy="9.5" r="4" className={styles.knot} />
      <circle cx="16" cy="23" r="4" className={styles.knot} />
    </svg>
  )
}

export function Brand({ size = 40 }: { readonly size?: number }) {
  return (
    <span className={styles.brand}>
      <BrandMark size={size} />
      <span>Visiebord</span>
    </span>
  )
}
