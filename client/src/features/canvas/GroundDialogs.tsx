import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TimelineDialog } from '../roadmap/TimelineDialog.tsx'
import { cardsIn, projectsIn } from './groundQuestion.ts'
import { useScene } from './scene.ts'
import { canvasWords } from './words.ts'

/** What the ground asks: may this section or lane go, which quarters does the roadmap show. `onEnd` when a dialog has gone. */
export function GroundDialogs({ live, onEnd }: { readonly live: OpenWorkshop; readonly onEnd: () => void }) {
  const { questions, reader } = useScene()
  const words = useWords(canvasWords)
  const question = useStore(questions, ({ now }) => now)
  const close = (): void => {
    questions.setState({}, true)
    onEnd()
  }
  if (question === undefined) return null
  if (question.about === 'timeline') return <TimelineDialog live={live} onClose={close} />
  const { about, id } = question
  const named = about === 'section' ? reader.sections.get(id) : reader.lanes.get(id)
  if (named === undefined) return null
  const told = about === 'section' ? words.sectionHolds(cardsIn(reader, id)) : words.laneHolds(projectsIn(reader, id))
  const remove = (): void => {
    if (about === 'section') live.commands.deleteSection(id)
    else live.commands.deleteLane(id)
    // A refused command has said why.
    if (!(about === 'section' ? reader.sections : reader.lanes).has(id)) live.announce.say(words.groundDeleted(named.title))
    close()
  }
  return (
    <Dialog
      asks
      title={about === 'section' ? words.deleteSectionAsk(named.title) : words.deleteLaneAsk(named.title)}
      onClose={close}
      closeLabel={words.close}
      footer={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button look="danger" onClick={remove}>
            {words.delete}
          </Button>
        </>
      }
    >
      <p>{told}</p>
    </Dialog>
  )
}
