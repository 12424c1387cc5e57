import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { LaidStrokes } from '@visiebord/shared/board/geometry/layStrokes.ts'
import type { Pen, Tint } from '@visiebord/shared/board/schema.ts'
import { sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

type Hand = { readonly live: Pick<OpenWorkshop, 'commands' | 'view'>; readonly reader: BoardReader }

/** One card of what was drawn, of my party, in the section under its middle. Its id, unless it was refused. */
export function addDrawing({ live, reader }: Hand, { position, size, strokes }: LaidStrokes, { pen, color }: { readonly pen: Pen; readonly color: Tint | undefined }): string | undefined {
  const { partyId } = live.view.getState().me
  const section = sectionAt(reader, { x: position.x + size.w / 2, y: position.y + size.h / 2 })
  const [id] = live.commands.addCards([
    {
      kind: 'drawing',
      position,
      size,
      ...(partyId === undefined ? {} : { partyId }),
      ...(color === undefined ? {} : { color }),
      ...(section === undefined ? {} : { sectionId: section.id }),
      fields: { strokes, ...(pen === 'pen' ? {} : { pen }) },
    },
  ])
  return id
}
