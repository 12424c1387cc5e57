import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useWords } from '../../language/language.ts'
import { later } from '../../ui/later.tsx'
import { keepFocusFree } from '../minimap/keepFocusFree.ts'
import { mapIsShown, rememberMap } from '../minimap/mapShown.ts'
import { minimapWords } from '../minimap/words.ts'
import { ProjectorButton } from '../projector/ProjectorButton.tsx'
import type { BoardActions } from './boardActions.ts'
import { useScene } from './scene.ts'
import { canvasWords } from './words.ts'
import styles from './ZoomSlip.module.css'

const MapSlip = later(async () => (await import('../minimap/MapSlip.tsx')).MapSlip, { says: 'nothing' })
const GoToMenu = later(async () => (await import('../minimap/GoToMenu.tsx')).GoToMenu, { says: 'nothing' })

/** Smaller, how large now (press: real size), larger, everything, and the map; on a phone a menu of places instead of a map. */
export function ZoomSlip({ actions, narrow }: { readonly actions: BoardActions; readonly narrow: boolean }) {
  const { stage, live, reader } = useScene()
  const words = useWords(canvasWords)
  const language = useLanguage()
  const percent = useStore(stage.camera, ({ scale }) => Math.round(scale * 100))
  const inMap = useWords(minimapWords)
  // A sealed board is shown whole: its map would only lie over it.
  const [hasMap, setHasMap] = useState(() => live !== undefined && mapIsShown(window.innerWidth))
  // Of nothing there is no map.
  const isEmpty = useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribe(listener), [reader]),
    () => reader.cards.size === 0 && reader.sections.size === 0 && reader.timeline === undefined,
  )
  const slip = useRef<HTMLDivElement>(null)
  useEffect(() => (narrow || slip.current === null ? undefined : keepFocusFree(slip.current, stage)), [stage, narrow])
  const turnMap = (): void => {
    if (live !== undefined) rememberMap(!hasMap)
    setHasMap(!hasMap)
  }
  const said = new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100)
  return (
    <>
    {hasMap && !narrow && !isEmpty && <MapSlip actions={actions} />}
    {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark */}
    <div ref={slip} className={styles.slip} role="group" aria-label={words.zoom} data-over-corner="" data-slip="" data-narrow={narrow ? '' : undefined}>
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
      {narrow && !isEmpty && <GoToMenu actions={actions} wordless className={styles.step} />}
      {!narrow && !isEmpty && (
        <button type="button" className={styles.all} aria-expanded={hasMap} data-map-button="" onClick={turnMap}>
          <MapIcon size={18} aria-hidden />
          {inMap.map}
        </button>
      )}
      {!narrow && live !== undefined && <ProjectorButton live={live} className={styles.all} />}
    </div>
    </>
  )
}
