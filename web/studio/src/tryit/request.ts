// What is filled in for a resource, and the request that it makes.

import type { TryParameter, TryResource, TryService } from '../rpc/protocol'
import { exampleOf } from './example'

/** What is filled in; values by the place and name of their parameter. */
export interface Draft {
  values: Record<string, string>
  /** Headers besides those that are parameters. */
  headers: [string, string][]
  body: string
}

export interface TryRequest {
  method: string
  url: string
  headers: [string, string][]
  body?: string
}

export function keyOf(p: Pick<TryParameter, 'in' | 'name'>): string {
  return `${p.in}:${p.name}`
}

export function bodyOf(r: TryResource): TryParameter | undefined {
  return r.parameters.find((p) => p.in === 'body')
}

/** A draft with examples for what has to be given. */
export function emptyDraft(r: TryResource): Draft {
  const values: Record<string, string> = {}
  for (const p of r.parameters) {
    if (p.in === 'body') continue
    // What has a default is left to the program.
    values[keyOf(p)] = p.required || p.in === 'path' ? textOf(exampleOf(p.schema)) : ''
  }
  const body = bodyOf(r)
  return { values, headers: [], body: body ? bodyExample(body) : '' }
}

export function bodyExample(p: TryParameter): string {
  const example = exampleOf(p.schema)
  return typeof example === 'string' ? example : JSON.stringify(example ?? {}, null, 2)
}

function textOf(x: unknown): string {
  return x === null || x === undefined ? '' : typeof x === 'object' ? JSON.stringify(x) : String(x as string | number | boolean)
}

/** The body is sent as this, from its parameter's type. */
export function contentType(p: TryParameter | undefined): string | undefined {
  if (!p) return undefined
  const type = p.type.replace(/[?()\s]/g, '')
  if (type === 'string') return 'text/plain'
  if (type.startsWith('xml')) return 'application/xml'
  if (type === 'byte[]') return 'application/octet-stream'
  return 'application/json'
}

/** The path with the values of its parameters. */
export function pathOf(r: TryResource, values: Record<string, string>): string {
  const parts = r.segments
    .filter((s) => s.name !== '.' && s.name !== '')
    .map((s) => {
      if (!s.param && !s.rest) return encodeURIComponent(s.name)
      const value = values[`path:${s.name}`] ?? ''
      return s.rest
        ? value
            .split('/')
            .filter((x) => x !== '')
            .map(encodeURIComponent)
            .join('/')
        : encodeURIComponent(value)
    })
  return parts.length > 0 ? '/' + parts.join('/') : ''
}

export function requestOf(s: TryService, r: TryResource, d: Draft): TryRequest {
  const query: string[] = []
  const headers: [string, string][] = []
  for (const p of r.parameters) {
    const value = d.values[keyOf(p)] ?? ''
    if (value === '' && !p.required) continue
    if (p.in === 'query') {
      const list = p.type.includes('[]') ? value.split(',').map((v) => v.trim()) : [value]
      for (const v of list) query.push(`${encodeURIComponent(p.name)}=${encodeURIComponent(v)}`)
    } else if (p.in === 'header') {
      headers.push([p.name, value])
    }
  }
  for (const [k, v] of d.headers) if (k.trim() !== '') headers.push([k.trim(), v])
  const body = bodyOf(r)
  const type = contentType(body)
  const sends = body !== undefined && d.body !== ''
  if (sends && type && !headers.some(([k]) => k.toLowerCase() === 'content-type')) headers.unshift(['Content-Type', type])
  // A resource whose accessor is default answers any method.
  const method = r.method === 'default' ? 'GET' : r.method.toUpperCase()
  return {
    method,
    url:
      s.base.replace(/\/$/, '') +
      (pathOf(r, d.values) || (s.base.endsWith('/') ? '/' : '')) +
      (query.length > 0 ? '?' + query.join('&') : ''),
    headers,
    ...(sends ? { body: d.body } : {}),
  }
}

/** What has to be filled in and is not. */
export function missing(r: TryResource, d: Draft): TryParameter[] {
  return r.parameters.filter(
    (p) => (p.required || p.in === 'path') && (p.in === 'body' ? d.body.trim() === '' : (d.values[keyOf(p)] ?? '').trim() === ''),
  )
}

/** What is wrong with a body that has to be JSON. */
export function jsonProblem(text: string): string | null {
  if (text.trim() === '') return null
  try {
    JSON.parse(text)
    return null
  } catch (e) {
    return `This is not JSON: ${e instanceof Error ? e.message.replace(/^JSON\.parse: /, '') : String(e)}`
  }
}

/** The request as a command of curl. */
export function curlOf(r: TryRequest): string {
  const quote = (s: string) => `'${s.replace(/'/g, `'\\''`)}'`
  const parts = ['curl']
  if (r.method !== 'GET' || r.body !== undefined) parts.push('-X ' + r.method)
  parts.push(quote(r.url))
  for (const [k, v] of r.headers) parts.push('-H ' + quote(`${k}: ${v}`))
  if (r.body !== undefined) parts.push('--data-raw ' + quote(r.body))
  return parts.join(' \\\n  ')
}
