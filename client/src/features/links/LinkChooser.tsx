import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useScene } from '../canvas/scene.ts'
import styles from './LinkChooser.module.css'
import { linkChoices } from './linkChoices.ts'
import { linkWords } from './words.ts'

type Props = { readonly live: OpenWorkshop; readonly from: string; readonly to: string; readonly onEnd: () => void }

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text)

/** Two cards are chosen: which link is it? Each choice is a whole sentence. */
export function LinkChooser({ live, from, to, onEnd }: Props) {
  const { reader } = useScene()
  const words = useWords(linkWords)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  const [first, second] = [reader.cards.get(from), reader.cards.get(to)]
  if (first === undefined || second === undefined) return null
  const told = (id: string): string => short(plainWords(reader.cards.get(id)?.text ?? '').trim() || words.empty)
  return (
    <Dialog title={words.title} onClose={onEnd} closeLabel={words.close}>
      <ul ref={list} className={styles.choices}>
        {linkChoices(first, second).map((choice) => {
          const sentence = words.sentence(choice.kind, told(choice.from), told(choice.to))
          return (
            <li key={choice.kind}>
              <button
                type="button"
                className={styles.choice}
                onClick={() => {
                  const exists = [...reader.linksAt(choice.from)].some((id) => {
                    const link = reader.links.get(id)
                    return link?.kind === choice.kind && link.from === choice.from && link.to === choice.to
                  })
                  if (exists) live.announce.say(words.exists)
                  else if (live.commands.addLink(choice) !== undefined) live.announce.say(words.made(sentence))
                  live.selection.setState({ ids: new Set([from]), focusId: from }, true)
                  onEnd()
                }}
              >
                {sentence}
              </button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
