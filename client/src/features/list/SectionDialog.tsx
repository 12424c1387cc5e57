import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { cardsIn } from '../canvas/groundQuestion.ts'
import { canvasWords } from '../canvas/words.ts'

type Props = { readonly live: OpenWorkshop; readonly id: string; readonly asks: 'name' | 'delete'; readonly onClose: () => void }

/** What the board does with a section in place, asked from the list: its name, or whether it may go. Cards in it stay where they lie. */
export function SectionDialog({ live, id, asks, onClose }: Props) {
  const words = useWords(canvasWords)
  const { read } = live.board.getState().board
  const title = read.sections.get(id)?.title ?? ''
  const [name, setName] = useState(title)
  const form = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const rename = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '' && name.trim() !== title) live.commands.renameSection(id, name.trim())
    onClose()
  }
  const remove = (): void => {
    live.commands.deleteSection(id)
    if (!read.sections.has(id)) live.announce.say(words.groundDeleted(title))
    onClose()
  }
  const naming = asks === 'name'
  return (
    <Dialog
      title={naming ? words.rename : words.deleteSectionAsk(title)}
      onClose={onClose}
      closeLabel={words.close}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          {naming ? <Button look="primary" type="submit" form={form}>{words.rename}</Button> : <Button look="danger" onClick={remove}>{words.delete}</Button>}
        </>
      }
    >
      {naming ? (
        <form id={form} onSubmit={rename}>
          <TextField ref={field} label={words.sectionTitle} value={name} maxLength={live.view.getState().limits.board.titleLength} onChange={(event) => setName(event.target.value)} />
        </form>
      ) : (
        <p>{words.sectionHolds(cardsIn(read, id))}</p>
      )}
    </Dialog>
  )
}
