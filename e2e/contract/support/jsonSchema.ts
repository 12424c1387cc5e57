/** The part of JSON Schema 2020-12 that the description uses, written anew. A keyword that it does not know is an error: nothing passes unread. */
type Schema = Readonly<Record<string, unknown>>

const IGNORED = new Set(['description', 'title', 'format'])

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

const KEYWORDS: Readonly<Record<string, (schema: Schema, value: unknown, at: string) => readonly string[]>> = {
  type: ({ type }, value, at) => ([type].flat().some((name) => TYPES[String(name)]?.(value)) ? [] : [`${at} is no ${String(type)}`]),
  enum: (schema, value, at) => ((schema['enum'] as unknown[]).includes(value) ? [] : [`${at} is ${JSON.stringify(value)}`]),
  const: (schema, value, at) => (schema['const'] === value ? [] : [`${at} is ${JSON.stringify(value)}`]),
  required: ({ required }, value, at) => (isObject(value) ? (required as string[]).filter((key) => !Object.hasOwn(value, key)).map((key) => `${at} lacks ${key}`) : []),
  properties: ({ properties }, value, at) =>
    isObject(value) ? Object.entries(properties as Record<string, Schema>).flatMap(([key, inner]) => (Object.hasOwn(value, key) ? violations(inner, value[key], `${at}.${key}`) : [])) : [],
  patternProperties: ({ patternProperties }, value, at) =>
    isObject(value) ? Object.entries(patternProperties as Record<string, Schema>).flatMap(([pattern, inner]) => Object.keys(value).filter((key) => new RegExp(pattern, 'u').test(key)).flatMap((key) => violations(inner, value[key], `${at}.${key}`))) : [],
  additionalProperties: ({ additionalProperties, properties = {}, patternProperties = {} }, value, at) => {
    if (!isObject(value) || additionalProperties === true) return []
    const others = Object.keys(value).filter((key) => !Object.hasOwn(properties as object, key) && !Object.keys(patternProperties as object).some((pattern) => new RegExp(pattern, 'u').test(key)))
    return additionalProperties === false ? others.map((key) => `${at} has ${key} besides`) : others.flatMap((key) => violations(additionalProperties as Schema, value[key], `${at}.${key}`))
  },
  items: ({ items }, value, at) => (Array.isArray(value) ? value.flatMap((item, index) => violations(items as Schema, item, `${at}[${index}]`)) : []),
  anyOf: ({ anyOf }, value, at) => ((anyOf as Schema[]).some((one) => violations(one, value, at).length === 0) ? [] : [`${at} is none of its forms`]),
  pattern: ({ pattern }, value, at) => (typeof value !== 'string' || new RegExp(String(pattern), 'u').test(value) ? [] : [`${at} is ${value}`]),
  minimum: ({ minimum }, value, at) => (typeof value !== 'number' || value >= Number(minimum) ? [] : [`${at} is ${value}`]),
  maximum: ({ maximum }, value, at) => (typeof value !== 'number' || value <= Number(maximum) ? [] : [`${at} is ${value}`]),
  minLength: ({ minLength }, value, at) => (typeof value !== 'string' || value.length >= Number(minLength) ? [] : [`${at} is too short`]),
  maxLength: ({ maxLength }, value, at) => (typeof value !== 'string' || value.length <= Number(maxLength) ? [] : [`${at} is too long`]),
  maxItems: ({ maxItems }, value, at) => (!Array.isArray(value) || value.length <= Number(maxItems) ? [] : [`${at} is too long`]),
  minItems: ({ minItems }, value, at) => (!Array.isArray(value) || value.length >= Number(minItems) ? [] : [`${at} is too short`]),
  uniqueItems: (_schema, value, at) => (!Array.isArray(value) || new Set(value.map((item) => JSON.stringify(item))).size === value.length ? [] : [`${at} repeats`]),
  minProperties: ({ minProperties }, value, at) => (!isObject(value) || Object.keys(value).length >= Number(minProperties) ? [] : [`${at} is too small`]),
}

/** Where and how a value is not what the schema says. */
export function violations(schema: Schema, value: unknown, at = 'body'): readonly string[] {
  return Object.keys(schema).flatMap((keyword) => {
    if (IGNORED.has(keyword)) return []
    const judge = KEYWORDS[keyword]
    if (judge === undefined) throw new Error(`${at}: the schema says ${keyword}, which is not known here`)
    return judge(schema, value, at)
  })
}
