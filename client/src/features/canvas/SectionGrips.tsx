import { type RefObject, useEffect } from 'react'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { useScene } from './scene.ts'
import { attachSectionDrag } from './sectionDrag.ts'

/** Lets the sheet of a section be taken by its title and stretched by its corner. */
export function SectionGrips({ sheet, id, live }: { readonly sheet: RefObject<HTMLElement | null>; readonly id: string; readonly live: OpenWorkshop }) {
  const { stage } = useScene()
  useEffect(() => (sheet.current === null ? undefined : attachSectionDrag(sheet.current, { id, stage, live })), [sheet, id, stage, live])
  return null
}
