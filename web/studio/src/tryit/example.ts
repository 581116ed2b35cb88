// Values that fit a schema, to begin a request's body with.

import type { Schema } from '../rpc/protocol'

const deepest = 6

/** An example of a schema: the one it gives, or one made of its parts. */
export function exampleOf(schema: Schema | undefined, root: Schema | undefined = schema, depth = 0): unknown {
  if (!schema || depth > deepest) return null
  if (schema.example !== undefined) return schema.example
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum?.length) return schema.enum[0]
  if (schema.$ref) return exampleOf(resolve(schema.$ref, root), root, depth + 1)
  if (schema.allOf?.length) {
    return Object.assign({}, ...schema.allOf.map((s) => exampleOf(s, root, depth + 1)).filter((x) => typeof x === 'object')) as unknown
  }
  const first = schema.anyOf?.find((s) => s.type !== 'null') ?? schema.oneOf?.find((s) => s.type !== 'null')
  if (first) return exampleOf(first, root, depth + 1)
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([k, s]) => [k, exampleOf(s, root, depth + 1)]))
    case 'array':
      return schema.items ? [exampleOf(schema.items, root, depth + 1)] : []
    case 'string':
      return stringOf(schema.format)
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
  }
  return schema.properties ? exampleOf({ ...schema, type: 'object' }, root, depth) : null
}

function stringOf(format: string | undefined): string {
  if (format === 'date') return '2026-01-31'
  if (format === 'date-time') return '2026-01-31T12:00:00Z'
  if (format === 'email') return 'name@example.com'
  if (format === 'uri') return 'https://example.com'
  return 'text'
}

function resolve(ref: string, root: Schema | undefined): Schema | undefined {
  let at: unknown = root
  for (const step of ref.replace(/^#\//, '').split('/')) {
    at = (at as Record<string, unknown> | undefined)?.[step.replace(/~1/g, '/').replace(/~0/g, '~')]
  }
  return at as Schema | undefined
}
