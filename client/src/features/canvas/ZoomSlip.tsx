import { Maximize, Minus, Plus } from 'lucide-react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import type { BoardActions } from './boardActions.ts'
import { useScene } from './scene.ts'
import { canvasWords } from './words.ts'
import styles from './ZoomSlip.module.css'

/** Smaller, how large now (press: real size), larger, everything. */
export function ZoomSlip({ actions, narrow }: { readonly actions: BoardActions; readonly narrow: boolean }) {
  const { stage } = useScene()
  const words = useWords(canvasWords)
  const language = useLanguage()
  const percent = useStore(stage.camera, ({ scale }) => Math.round(scale * 100))
  const said = new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
    <div className={styles.slip} role="group" aria-label={words.zoom} data-slip="" data-narrow={narrow ? '' : undefined}>
      <button type="button" className={styles.step} aria-label={words.zoomOut} onClick={() => actions.zoomBy(-1)}>
        <Minus size={20} aria-hidden />
      </button>
      {!narrow && (
        <button type="button" className={styles.percent} aria-label={words.zoomFull(said)} onClick={() => actions.zoomTo(1)}>
          {percent} %
        </button>
      )}
      <button type="button" className={styles.step} aria-label={words.zoomIn} onClick={() => actions.zoomBy(1)}>
        <Plus size={20} aria-hidden />
      </button>
      <span className={styles.line} />
      <button type="button" className={styles.all} aria-label={words.everythingLabel} onClick={actions.fitAll}>
        <Maximize size={18} aria-hidden />
        {!narrow && words.everything}
      </button>
    </div>
  )
}
