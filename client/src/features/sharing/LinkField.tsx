import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ShareDialog.module.css'
import { sharingWords } from './words.ts'

/** A link to read aloud, to select, to copy. Without a clipboard (plain http) it selects, and says what to do. */
export function LinkField({ link, of }: { readonly link: string; /** Taking part, watching, facilitating. */ readonly of: string }) {
  const words = useWords(sharingWords)
  const field = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<'copied' | 'byHand'>()
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setTold('copied')
    } catch {
      setTold('byHand')
    }
  }
  return (
    <div className={styles.link}>
      <input ref={field} readOnly value={link} aria-label={words.linkOf(of)} onFocus={(event) => event.target.select()} />
      <Button aria-label={told === 'copied' ? words.copied : `${words.copy}: ${of}`} icon={told === 'copied' ? <Check size={20} aria-hidden /> : <Copy size={20} aria-hidden />} onClick={() => void copy()}>
        {told === 'copied' ? words.copied : words.copy}
      </Button>
      <p role="status" className={told === 'byHand' ? '' : 'visually-hidden'}>{told === 'byHand' ? words.copyByHand : told === 'copied' ? words.copied : ''}</p>
    </div>
  )
}
