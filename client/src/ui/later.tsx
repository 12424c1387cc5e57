import { type ComponentType, createContext, use, useEffect, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './later.module.css'
import { type LateFailure, type LatePart, latePart } from './latePart.ts'
import { lineIsThere } from './lineIsThere.ts'
import { Notice } from './Notice.tsx'
import { styleSheetsAgain } from './styleSheetsAgain.ts'
import { addToTheRest, afterPainting } from './theRest.ts'

export type LateWords = { readonly title: string; readonly sentence: string; readonly again: string; readonly trying: string; readonly reload: string; readonly close: string }
/** What is said when a part cannot be fetched. `mayReload` is asked first: a page that holds unsaved work is not loaded again. */
export const LateContext = createContext<{ readonly words: LateWords; readonly mayReload: () => boolean } | undefined>(undefined)

type Options<Props> = {
  /** For a dialog: how it is closed when it could not be fetched. */
  readonly closes?: (props: Props) => () => void
  /** Where the sentence stands of what is no dialog: in place of it, over what is there, or nowhere where another part speaks for it. */
  readonly says?: 'in-place' | 'over' | 'nothing'
  /** What stands there until it is here. */
  readonly waiting?: ComponentType<Props>
  /** False for what must not be fetched ahead, such as another page. */
  readonly ahead?: boolean
  /** True for what is waited for and follows at once on something that did come: the line is not asked first. */
  readonly atOnce?: boolean
  /** Not before the board has been painted, however early it is needed. */
  readonly afterPaint?: boolean
}

/**
 * A component whose script is fetched when it is first needed, or ahead of that when the machine is idle (theRest.ts). Once it is here it renders in the
 * same turn as any other; until then nothing, and when it cannot be fetched a sentence with a way to try again. Make it at the top of a module.
 */
export function later<Props extends object>(bring: () => Promise<ComponentType<Props>>, { closes, says = 'in-place', waiting: Waiting, ahead = true, atOnce = false, afterPaint = false }: Options<Props> = {}): ComponentType<Props> {
  const part = latePart(bring, async (failures) => {
    if (afterPaint) await afterPainting()
    if (failures > 0 || !atOnce) await lineIsThere()
    if (failures > 0) await styleSheetsAgain()
  })
  if (ahead) addToTheRest(part)
  return function Later(props: Props) {
    const state = useSyncExternalStore(part.subscribe, part.now)
    useEffect(() => part.need(), [])
    if (state.is === 'here') {
      const Part = state.part
      return <Part {...props} />
    }
    if (state.is === 'failed' && says !== 'nothing') return <Failed part={part} trying={state.trying} why={state.why} says={says} onClose={closes?.(props)} />
    return Waiting === undefined ? null : <Waiting {...props} />
  }
}

type FailedProps = { readonly part: LatePart<unknown>; readonly trying: boolean; readonly why: LateFailure; readonly says: 'in-place' | 'over'; readonly onClose: (() => void) | undefined }

function Failed({ part, trying, why, says, onClose }: FailedProps) {
  const late = use(LateContext)
  if (late === undefined) return null
  const { words, mayReload } = late
  // The server may have a newer version, with other parts; and most browsers keep the answer that there is none.
  const reloads = why === 'not-there' && navigator.onLine && mayReload()
  const buttons = (
    <>
      {reloads && <Button look="primary" onClick={() => window.location.reload()}>{words.reload}</Button>}
      <Button look={reloads ? 'secondary' : 'primary'} aria-disabled={trying} onClick={() => part.need()}>{trying ? words.trying : words.again}</Button>
    </>
  )
  if (onClose !== undefined) return <Dialog title={words.title} onClose={onClose} closeLabel={words.close} footer={buttons}><Notice tone="negative" alert>{words.sentence}</Notice></Dialog>
  return (
    <div className={`${styles.failed} ${says === 'over' ? styles.over : ''}`}>
      <Notice tone="negative" alert>{words.sentence}</Notice>
      <div className={styles.buttons}>{buttons}</div>
    </div>
  )
}
