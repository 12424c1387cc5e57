import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { cardsIn, projectsIn } from '../canvas/groundQuestion.ts'
import { canvasWords } from '../canvas/words.ts'
import { roadmapHandsWords } from '../roadmap/handsWords.ts'

type Props = { readonly live: OpenWorkshop; readonly of: 'section' | 'lane'; readonly id: string; readonly asks: 'name' | 'delete'; readonly onClose: () => void }

/** What the board does with a section or a lane in place, asked from the list: its name, or whether it may go. What it holds stays on the board. */
export function GroundDialog({ live, of, id, asks, onClose }: Props) {
  const words = useWords(canvasWords)
  const { read } = live.board.getState().board
  const laneSay = useWords(roadmapHandsWords)
  const all = of === 'section' ? read.sections : read.lanes
  const title = all.get(id)?.title ?? ''
  const [name, setName] = useState(title)
  const form = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const rename = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '' && name.trim() !== title) live.commands[of === 'section' ? 'renameSection' : 'renameLane'](id, name.trim())
    onClose()
  }
  const remove = (): void => {
    live.commands[of === 'section' ? 'deleteSection' : 'deleteLane'](id)
    if (!all.has(id)) live.announce.say(words.groundDeleted(title))
    onClose()
  }
  const naming = asks === 'name'
  return (
    <Dialog
      asks={!naming}
      title={naming ? words.rename : of === 'section' ? words.deleteSectionAsk(title) : words.deleteLaneAsk(title)}
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
          <TextField ref={field} label={of === 'section' ? words.sectionTitle : laneSay.laneTitle} value={name} maxLength={live.view.getState().limits.board.titleLength} onChange={(event) => setName(event.target.value)} />
        </form>
      ) : (
        <p>{of === 'section' ? words.sectionHolds(cardsIn(read, id)) : words.laneHolds(projectsIn(read, id))}</p>
      )}
    </Dialog>
  )
}
