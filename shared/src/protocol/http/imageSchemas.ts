import { Type } from 'typebox'
import { HashSchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

const Pixels = Type.Integer({ minimum: 1 })

/** `file` names the picture for ever: a card that shows it holds this. */
export const ImageAddedSchema = strictObject({ file: HashSchema, width: Pixels, height: Pixels })
