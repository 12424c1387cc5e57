import { useLayoutEffect, useRef } from 'react'
import { followChosen } from '../../arrange/followChosen.ts'
import { useScene } from '../../canvas/scene.ts'
import { WritingBar } from './WritingBar.tsx'
import type { WritingPlace } from './writingPlace.ts'
import styles from './WritingSlip.module.css'

/** Beside the card in which one writes on the board, where no other slip lies. */
export function WritingSlip({ cardId, writing }: { readonly cardId: string; readonly writing: WritingPlace }) {
  const { stage, selection } = useScene()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (element.current === null ? undefined : followChosen(element.current, { stage, selection }, new Set([cardId]))), [stage, selection, cardId])
  return (
    <div ref={element} className={styles.slip} data-slip="" data-writing-bar="">
      <WritingBar writing={writing} />
    </div>
  )
}
