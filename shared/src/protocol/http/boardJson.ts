/**
 * The board as a file: what the export `json` writes and `POST …/imports` reads. It is the content of a sealed record
 * (sections, cards and so on, sorted by id) with a mark of its format and the names of the parties, so that importing
 * into another workshop can match parties by name. Nothing else is in it: no people, no rounds, no links to join.
 *
 *   { "format": "visiebord-board/1", "schema": 1, "parties": [{ "id", "name", "short", "color" }],
 *     "cards": […], "sections": […], "lanes": […], "links": […], "remarks": […], "timeline": { … } | {} }
 *
 * The schema here is the envelope only. What stands in it is read by `board/importContent.ts`, field by field, so that a
 * refusal can name the card: ids are opaque strings and may be `__proto__`. The `content` of a sealed record is read too;
 * its rounds and ballots are not brought along.
 */
import { Type, type Static } from 'typebox'
import type { BoardContent } from '../../board/schema.ts'
import type { Party } from '../../workshop/nouns.ts'

export const BOARD_JSON_FORMAT = 'visiebord-board/1'

/** As written by the export. */
export type BoardJson = { readonly format: typeof BOARD_JSON_FORMAT; readonly parties: readonly Party[] } & BoardContent

const Things = Type.Array(Type.Object({}, { additionalProperties: true }))

export const BoardJsonSchema = Type.Object(
  {
    format: Type.Optional(Type.Literal(BOARD_JSON_FORMAT)),
    schema: Type.Integer({ minimum: 1 }),
    parties: Type.Optional(
      Type.Array(
        Type.Object(
          { id: Type.String(), name: Type.String(), short: Type.Optional(Type.String()), color: Type.Optional(Type.Integer()) },
          { additionalProperties: false },
        ),
      ),
    ),
    rounds: Type.Optional(Things),
    ballots: Type.Optional(Things),
    cards: Things,
    sections: Things,
    lanes: Things,
    links: Things,
    remarks: Type.Optional(Things),
    timeline: Type.Object({}, { additionalProperties: true }),
  },
  { additionalProperties: false, description: 'A board as the export "json" writes it.' },
)

/** As it came in: the envelope checked, the things in it not yet. */
export type BoardJsonEnvelope = Static<typeof BoardJsonSchema>
