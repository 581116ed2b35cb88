// Where the values of a resource's parameters come from, as a library's annotations
// say it.

import { moduleName } from '../explorer/artifacts'
import type { Response } from '../rpc/models'

/** Where the value of a resource's parameter comes from. */
export interface Source {
  id: string
  label: string
  annotation: string
}

/** The sources that a service of a library knows. */
export function sourcesOf(library: string | undefined): Source[] {
  const module = (moduleName(library) || 'http').split('.').pop()
  return [
    { id: 'query', label: 'Query', annotation: '' },
    { id: 'header', label: 'Header', annotation: `@${module}:Header` },
    { id: 'payload', label: 'Payload', annotation: `@${module}:Payload` },
  ]
}

/** Names of status codes, as records of responses are called. */
export const statuses: { code: number; name: string }[] = [
  { code: 200, name: 'Ok' },
  { code: 201, name: 'Created' },
  { code: 202, name: 'Accepted' },
  { code: 204, name: 'NoContent' },
  { code: 301, name: 'MovedPermanently' },
  { code: 304, name: 'NotModified' },
  { code: 400, name: 'BadRequest' },
  { code: 401, name: 'Unauthorized' },
  { code: 403, name: 'Forbidden' },
  { code: 404, name: 'NotFound' },
  { code: 405, name: 'MethodNotAllowed' },
  { code: 406, name: 'NotAcceptable' },
  { code: 409, name: 'Conflict' },
  { code: 410, name: 'Gone' },
  { code: 415, name: 'UnsupportedMediaType' },
  { code: 429, name: 'TooManyRequests' },
  { code: 500, name: 'InternalServerError' },
  { code: 501, name: 'NotImplemented' },
  { code: 503, name: 'ServiceUnavailable' },
]

/** Types that answer with a status alone: http:NotFound. */
export function statusTypes(library: string | undefined): string[] {
  const module = (moduleName(library) || 'http').split('.').pop()
  return statuses.map((s) => `${module}:${s.name}`)
}

/** The status of an answer of a type: what the server knows, else what the type's name says, else the usual one. */
export function statusOf(type: string, known: Response[], method: string): number | string {
  const t = type.trim()
  if (!t) return '?'
  const found = known.find((r) => r.type === t)
  if (found) return found.status
  if (t === '()') return 202
  if (t === 'error') return 500
  const name = t.split(':').pop()
  const status = t.includes(':') ? statuses.find((s) => s.name === name) : undefined
  return status?.code ?? (method.toLowerCase() === 'post' ? 201 : 200)
}
