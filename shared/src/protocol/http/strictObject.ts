import { Type, type TProperties } from 'typebox'

/** An object in which nothing else may stand: unknown input is refused, never dropped (INTERFACE "HTTP"). */
export const strictObject = <T extends TProperties>(properties: T, options: { readonly description?: string; readonly minProperties?: number } = {}) =>
  Type.Object(properties, { ...options, additionalProperties: false })
