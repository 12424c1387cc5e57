import { Type, type Static } from 'typebox'

/** RFC 9457, with a stable `code` (catalogue: workshop/refusals.ts) and the sentence in both languages. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; programs decide by it.' }),
    title: Type.String({ description: 'English.' }),
    detail: Type.String(),
    sentences: Type.Object({ nl: Type.String(), en: Type.String() }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)
export type ProblemBody = Static<typeof ProblemSchema>
