import { PenLine } from 'lucide-react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Attached } from '../canvas/Attached.tsx'
import styles from '../canvas/Overlay.module.css'
import { partyColor } from '../canvas/partyColor.ts'
import { useScene } from '../canvas/scene.ts'
import { Carets } from './Carets.tsx'
import { Choices } from './Choices.tsx'
import { firstName } from './firstName.ts'
import { TellCaret } from './TellCaret.tsx'
import { presenceWords } from './words.ts'

/** What others do with cards, over the cards: which they chose, in which they write, and where. */
export function WritingTags({ live }: { readonly live: OpenWorkshop }) {
  return (
    <>
      <Choices live={live} />
      <Tags live={live} />
      <Carets live={live} />
      <TellCaret live={live} />
    </>
  )
}

/** A dashed edge and a tag on every mounted card in which somebody else writes. */
function Tags({ live }: { readonly live: OpenWorkshop }) {
  const { stage, parties } = useScene()
  const words = useWords(presenceWords)
  const others = useStore(live.awareness.others)
  const byClient = useStore(live.people, (people) => people.byClient)
  const mounted = useStore(stage.mounted)
  const writers = new Map<string, { names: string[]; color: number }>()
  for (const [client, state] of others) {
    const person = byClient.get(client)
    if (state.editing === undefined || person === undefined) continue
    const entry = writers.get(state.editing) ?? { names: [], color: partyColor(parties.get(person.partyId ?? '')) }
    if (!entry.names.includes(firstName(person.name))) entry.names.push(firstName(person.name))
    writers.set(state.editing, entry)
  }
  return mounted.flatMap((id) => {
    const writer = writers.get(id)
    if (writer === undefined) return []
    return (
      <Attached key={id} id={id} color={writer.color}>
        <div className={styles.writing} />
        <div className={styles.tag}>
          <PenLine aria-hidden />
          {writer.names.length === 1 ? words.writes(writer.names[0] ?? '') : words.write(writer.names.join(', '))}
        </div>
      </Attached>
    )
  })
}
