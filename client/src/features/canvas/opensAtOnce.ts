import type { CardKind } from '@visiebord/shared/board/schema.ts'

/** A press on a card that carries the work shows all of it beside the board; what is only words or a form does so when it is pressed again. */
export const OPENS_AT_ONCE: { readonly [K in CardKind]: boolean } = {
  note: false, development: true, principle: true, statement: true, project: true, step: true, text: false, shape: false, drawing: false, image: false,
}
