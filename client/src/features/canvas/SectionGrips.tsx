import { HANDLE_NAMES } from '@visiebord/shared/board/geometry/pulling.ts'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Handles } from './Handles.tsx'
import { attachPull } from './pullHand.ts'
import { useScene } from './scene.ts'
import { attachSectionDrag } from './sectionDrag.ts'
import { sectionTarget } from './sectionTarget.ts'
import { useHandlesShown } from './useHandlesShown.ts'
import { canvasWords } from './words.ts'

type Props = { readonly sheet: RefObject<HTMLElement | null>; readonly id: string; readonly live: OpenWorkshop; readonly chosen: boolean }

/** Lets the sheet of a section be taken by its title and, once it is chosen, pulled at its handles. */
export function SectionGrips({ sheet, id, live, chosen }: Props) {
  const { stage } = useScene()
  useEffect(() => (sheet.current === null ? undefined : attachSectionDrag(sheet.current, { id, stage, live })), [sheet, id, stage, live])
  return chosen ? <SectionHandles sheet={sheet} id={id} live={live} /> : null
}

function SectionHandles({ sheet, id, live }: Omit<Props, 'chosen'>) {
  const { stage } = useScene()
  const words = useWords(canvasWords)
  const grips = useRef<HTMLDivElement>(null)
  const sizeNow = useCallback(() => stage.reader.sections.get(id)?.size, [stage, id])
  const shown = useHandlesShown(stage, HANDLE_NAMES, sizeNow)
  useEffect(() => {
    const take = () => (sheet.current === null ? undefined : sectionTarget(id, { stage, live, sheet: sheet.current }))
    return grips.current === null ? undefined : attachPull(grips.current, { stage, live, take })
  }, [sheet, id, stage, live])
  return <Handles ref={grips} names={shown} title={words.resizeSection} />
}
