import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { REMARK_BOUNDS } from '@visiebord/shared/board/remarks/remarkRules.ts'
import { tagKey, tagsInUse, tagsOf } from '@visiebord/shared/board/remarks/remarksOf.ts'
import { X } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import styles from './RemarksSection.module.css'
import { remarkWords } from './words.ts'

/** The tags of a card as chips, with those of other cards offered while one types. */
export function Tags({ cardId, remarks, mayWrite }: { readonly cardId: string; readonly remarks: readonly Remark[]; readonly mayWrite: boolean }) {
  const words = useWords(remarkWords)
  const workshop = useWorkshop()
  const { read } = useBoard()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [offered, setOffered] = useState<readonly string[]>([])
  // The chip that is taken away had the keyboard.
  const list = useKeepsFocus<HTMLUListElement>()
  const tags = tagsOf(remarks)
  const has = new Set(tags.map(tagKey))
  const add = (event: FormEvent) => {
    event.preventDefault()
    workshop.commands.addTag([cardId], typed)
    setTyped('')
    field.current?.focus()
  }
  if (tags.length === 0 && !mayWrite) return null
  return (
    <div className={styles.part}>
      <h4 id={`${id}-title`}>{words.tags}</h4>
      {tags.length > 0 && (
        <ul ref={list} className={styles.chips} aria-labelledby={`${id}-title`}>
          {tags.map((tag) => (
            <li key={tag} className={styles.chip}>
              <span dir="auto">{tag}</span>
              {mayWrite && <button type="button" aria-label={words.removeTag(tag)} onClick={() => workshop.commands.removeTag(cardId, tag)}><X size={15} aria-hidden /></button>}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <form className={styles.addTag} onSubmit={add}>
          <label htmlFor={id} className="visually-hidden">{words.addTag}</label>
          <input ref={field} id={id} type="text" list={`${id}-known`} placeholder={words.addTag} maxLength={REMARK_BOUNDS.tagLength} autoComplete="off" value={typed} onFocus={() => setOffered(tagsInUse(read))} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()} />
          <datalist id={`${id}-known`}>
            {offered.filter((tag) => !has.has(tagKey(tag))).map((tag) => <option key={tag} value={tag}>{tag}</option>)}
          </datalist>
          <Button compact type="submit" aria-disabled={typed.trim() === ''}>{words.add}</Button>
        </form>
      )}
    </div>
  )
}
