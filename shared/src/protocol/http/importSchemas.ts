import { Type } from 'typebox'
import { BoardJsonSchema } from './boardJson.ts'
import { strictObject } from './strictObject.ts'

// How many fit is the board's to say, in its own words: `board-full`, not a form that is not right.
export const LinesSchema = strictObject({ lines: Type.Array(Type.String()) }, { description: 'Each line becomes a note; as many as the board has room for.' })
export const ImportSchema = Type.Union([LinesSchema, BoardJsonSchema])

const Count = Type.Integer({ minimum: 0 })
export const ImportCountsSchema = strictObject({ cards: Count, sections: Count, lanes: Count, links: Count, renamed: Type.Integer({ minimum: 0, description: 'Ids that were taken and became new ones.' }) })
