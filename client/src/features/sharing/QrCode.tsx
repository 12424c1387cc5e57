import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './QrCode.module.css'

/** A QR code as one path on white, large enough for the back row: dark on light in every theme, as scanners want it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: 2 })
    let drawn = ''
    data.forEach((row, y) => row.forEach((dark, x) => (drawn += dark ? `M${x} ${y}h1v1h-1Z` : '')))
    return { path: drawn, size: data.length }
  }, [text])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} className={styles.code} shapeRendering="crispEdges">
      <path d={`M0 0h${size}v${size}h-${size}Z`} fill="#ffffff" />
      <path d={path} fill="#14262b" />
    </svg>
  )
}
