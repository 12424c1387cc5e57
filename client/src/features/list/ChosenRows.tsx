import { ListChecks, Move } from 'lucide-react'
import { useWords } from '../../language/language.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ListView.module.css'
import { listWords } from './words.ts'

type Props = {
  readonly count: number
  /** So many rows are shown. */
  readonly shown: number
  readonly mayMove: boolean
  readonly onMove: () => void
  readonly onMenu: (button: HTMLElement) => void
  readonly onAll: () => void
  readonly onEnd: () => void
}

/** What can be done with the chosen rows, while rows are being chosen. */
export function ChosenRows({ count, shown, mayMove, onMove, onMenu, onAll, onEnd }: Props) {
  const words = useWords(listWords)
  const all = count === shown
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
    <div className={styles.chosenRows} role="group" aria-label={words.chosenRows} data-chosen-rows="">
      <strong>{words.chosen(count)}</strong>
      <Button compact icon={<ListChecks size={20} aria-hidden />} onClick={onAll}>{all ? words.chooseNone : words.chooseAll(shown)}</Button>
      {mayMove && <Button compact icon={<Move size={20} aria-hidden />} disabled={count === 0} onClick={onMove}>{words.move}</Button>}
      <Button compact disabled={count === 0} aria-haspopup="menu" onClick={(event) => onMenu(event.currentTarget)}>{words.moreWith}</Button>
      <Button compact look="primary" onClick={onEnd}>{words.ready}</Button>
    </div>
  )
}
