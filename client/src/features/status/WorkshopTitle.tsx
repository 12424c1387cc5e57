import { useLayoutEffect, useRef, useState } from 'react'
import styles from './BrandSlip.module.css'

/** The name of the workshop on two lines at most: the slip is as high as the others beside it. A longer one is set smaller, and of one that is longer still a press shows all. */
export function WorkshopTitle({ title }: { readonly title: string }) {
  const words = useRef<HTMLSpanElement>(null)
  // The title for which there was no room at full size.
  const [small, setSmall] = useState<string>()
  const [isCut, setCut] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const isSmall = small === title
  useLayoutEffect(() => {
    const { current: element } = words
    if (element === null || isOpen) return undefined
    const look = (): void => {
      const hides = element.scrollHeight > element.clientHeight + 1
      if (hides && !isSmall) setSmall(title)
      else setCut(hides)
    }
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [title, isSmall, isOpen, isCut])
  const shown = <span ref={words} className={`${isSmall ? styles.small : ''} ${isOpen ? '' : styles.clamped}`}>{title}</span>
  return <h1 title={title}>{isCut ? <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{shown}</button> : shown}</h1>
}
