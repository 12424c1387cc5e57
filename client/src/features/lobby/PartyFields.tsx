import { paperOf } from '@visiebord/shared/workshop/papers.ts'
import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './PartyFields.module.css'
import { startWords } from './startWords.ts'

type Props = { readonly names: readonly string[]; readonly onChange: (names: readonly string[]) => void; readonly most: number }

/** One field a party, each with the mark and paper it will have on the board. */
export function PartyFields({ names, onChange, most }: Props) {
  const words = useWords(startWords)
  const list = useRef<HTMLDivElement>(null)
  const set = (index: number, name: string) => onChange(names.map((old, at) => (at === index ? name : old)))
  const add = () => {
    onChange([...names, ''])
    // The new field is where the hand goes next.
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[names.length]?.focus())
  }
  return (
    <fieldset className={styles.parties}>
      <legend>{words.parties}</legend>
      <p className={styles.hint}>{words.partiesHint}</p>
      <div ref={list} className={styles.list}>
        {names.map((name, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place in the list is the identity: it decides mark and paper
          <div key={index} className={styles.row} data-party={paperOf(index + 1)}>
            <PartyMark color={index + 1} size={16} className={styles.mark} />
            <input aria-label={words.party(index + 1)} placeholder={words.party(index + 1)} value={name} maxLength={80} autoComplete="off" onChange={(event) => set(index, event.target.value)} />
            {names.length > 1 && (
              <button type="button" className={styles.remove} aria-label={words.removeParty(name || words.party(index + 1))} onClick={() => onChange(names.filter((_, at) => at !== index))}>
                <X size={18} aria-hidden />
              </button>
            )}
          </div>
        ))}
      </div>
      {names.length < most && (
        <Button look="quiet" compact icon={<Plus size={18} aria-hidden />} onClick={add}>
          {words.addParty}
        </Button>
      )}
    </fieldset>
  )
}
