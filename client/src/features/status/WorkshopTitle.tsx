import { useEffect, useRef, useState } from 'react'
import styles from './BrandSlip.module.css'

/** The name of the workshop on two lines at most: the slip is as high as the others beside it. Of a longer one a press shows all. */
export function WorkshopTitle({ title }: { readonly title: string }) {
  const words = useRef<HTMLSpanElement>(null)
  const [isCut, setCut] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const { current: element } = words
    if (element === null || isOpen) return undefined
    const look = (): void => setCut(element.scrollHeight > element.clientHeight + 1)
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [title, isOpen, isCut])
  const shown = <span ref={words} className={isOpen ? '' : styles.clamped}>{title}</span>
  return <h1 title={title}>{isCut ? <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{shown}</button> : shown}</h1>
}
