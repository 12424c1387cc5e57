import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import { listWords } from './words.ts'

/** Brings the next rows when it comes near the view, or when it is pressed. */
export function MoreRows({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  const words = useWords(listWords)
  const language = useLanguage()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const element = button.current
    if (element === null) return
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onMore(), { rootMargin: '800px' })
    near.observe(element)
    return () => near.disconnect()
    // Watched anew after each helping: a button that stayed in view says so only to a fresh observer.
  }, [left, onMore])
  return <Button ref={button} data-more-rows="" look="quiet" onClick={onMore}>{words.moreRows(new Intl.NumberFormat(language).format(left))}</Button>
}
