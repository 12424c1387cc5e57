import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { OpenWorkshop } from '../../../state/openWorkshop.ts'
import { followChosen } from '../../arrange/followChosen.ts'
import { useCard, useScene } from '../../canvas/scene.ts'
import { WritingBar } from './WritingBar.tsx'
import type { WritingPlace } from './writingPlace.ts'
import styles from './WritingSlip.module.css'

/** CSS px that the tag of who else writes here takes above the card. */
const TAG = 30

type Props = { readonly cardId: string; readonly live: OpenWorkshop; readonly writing: WritingPlace }

/** Beside the card in which one writes on the board, where no other slip lies. Not where lists and bold would not be seen: a bar of the roadmap, a description. */
export function WritingSlip(props: Props) {
  const card = useCard(props.cardId)
  return card === undefined || card.position === undefined || card.kind === 'drawing' || card.kind === 'image' ? null : <Slip {...props} />
}

function Slip({ cardId, live, writing }: Props) {
  const { stage, selection } = useScene()
  const element = useRef<HTMLDivElement>(null)
  const joined = useStore(live.awareness.others, (others) => [...others.values()].some(({ editing }) => editing === cardId))
  useLayoutEffect(
    () => (element.current === null ? undefined : followChosen(element.current, { stage, selection }, new Set([cardId]), { field: writing.field.current ?? undefined, tagged: joined ? TAG : 0 })),
    [stage, selection, cardId, writing, joined],
  )
  return (
    <div ref={element} className={styles.slip} data-slip="" data-writing-bar="">
      <WritingBar writing={writing} />
    </div>
  )
}
