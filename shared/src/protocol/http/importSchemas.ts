import { Type } from 'typebox'
import { BOARD_LIMITS } from '../../board/limits.ts'
import { BoardJsonSchema } from './boardJson.ts'
import { strictObject } from './strictObject.ts'

export const LinesSchema = strictObject({ lines: Type.Array(Type.String(), { maxItems: BOARD_LIMITS.cards }) }, { description: 'Each line becomes a note.' })
export const ImportSchema = Type.Union([LinesSchema, BoardJsonSchema])

const Count = Type.Integer({ minimum: 0 })
export const ImportCountsSchema = strictObject({ cards: Count, sections: Count, lanes: Count, links: Count, renamed: Type.Integer({ minimum: 0, description: 'Ids that were taken and became new ones.' }) })
