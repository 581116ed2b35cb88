// The form of a resource or a remote function as what it says in the code, and back.

import type { ServiceMethod } from '../rpc/models'
import { parameterProblems, parseReturns, writeParameters, writeReturns, type ParameterRow } from './signature'

export interface MethodDraft {
  /** Of a resource: get, post …; of a remote function "". */
  method: string
  /** The path of a resource as the code has it, or the name of a remote function. */
  name: string
  payload: ParameterRow | null
  parameters: ParameterRow[]
  responses: string[]
}

export const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'default']

export function draftOf(m: ServiceMethod, slices: string[]): MethodDraft {
  const rows = m.params.map((p, i): ParameterRow & { kind: string } => ({
    annotations: (p.annotations ?? []).map((a) => `@${a.name}${a.value ? ` ${a.value}` : ''}`).join(' '),
    type: p.type,
    name: p.name,
    default: p.default ?? '',
    text: slices[i],
    kind: p.kind,
  }))
  const resource = m.kind === 'resource'
  const payload = resource ? rows.find((r) => r.kind === 'payload') : undefined
  const strip = ({ kind: _, ...r }: ParameterRow & { kind: string }): ParameterRow => r
  return {
    method: m.method ?? '',
    name: resource ? pathToShow(m.path ?? '') : m.name,
    payload: payload ? strip(payload) : null,
    parameters: rows.filter((r) => r !== payload).map(strip),
    responses: parseReturns(m.returns ?? ''),
  }
}

export function emptyDraft(kind: 'resource' | 'remote'): MethodDraft {
  return { method: kind === 'resource' ? 'get' : '', name: '', payload: null, parameters: [], responses: ['error', '()'] }
}

/** A path as people type it, as the code has it: "/" is ".", "/users/{id}" is users/[string id]. */
export function pathToCode(typed: string): string {
  const path = typed
    .trim()
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map((s) => s.trim().replace(/^[{:]\s*([A-Za-z_]\w*)\s*}?$/, '[string $1]'))
    .join('/')
  return path === '' ? '.' : path
}

/** A path of the code as people know it. */
export function pathToShow(code: string): string {
  return code.trim() === '.' || code.trim() === '' ? '/' : `/${code}`
}

/** What is wrong with a path as it is typed; null when nothing is. */
export function pathProblem(typed: string): string | null {
  const code = pathToCode(typed)
  if (code === '.') return null
  for (const s of code.split('/')) {
    if (/^\[.+\s'?[A-Za-z_]\w*\]$/.test(s) || /^\[.+\.\.\.\s*'?\w*\]$/.test(s)) continue
    if (!s) return 'A segment between two slashes is empty.'
    if (!/^'?[A-Za-z_](?:\w|\\.)*$/.test(s)) return `The segment ${s} is not a name; a parameter is written [string id].`
  }
  return null
}

/** All parameters in the order in which they are written: what must be given first. */
export function parametersOf(d: MethodDraft, order: string[]): ParameterRow[] {
  const all = d.payload ? [d.payload, ...d.parameters] : d.parameters
  const place = (r: ParameterRow) => {
    const i = order.indexOf(r.name)
    return i < 0 ? Infinity : i
  }
  // Those in the code stay in their order; the payload comes first when it is new.
  const kept = all.filter((r) => place(r) !== Infinity).sort((a, b) => place(a) - place(b))
  const added = all.filter((r) => place(r) === Infinity)
  const list = [...added.filter((r) => r === d.payload), ...kept, ...added.filter((r) => r !== d.payload)]
  return [...list.filter((r) => !r.default.trim()), ...list.filter((r) => r.default.trim())]
}

/** The values of the intent, and what is wrong with the draft. */
export function valuesOf(d: MethodDraft, kind: 'resource' | 'remote', order: string[] = []): { values: Record<string, string>; problem: string | null } {
  const parameters = parametersOf(d, order)
  const values: Record<string, string> = {
    ...(kind === 'resource' ? { method: d.method, path: pathToCode(d.name) } : { name: d.name.trim() }),
    parameters: writeParameters(parameters),
    returns: writeReturns(d.responses),
  }
  const problem =
    (kind === 'resource' ? pathProblem(d.name) : /^'?[A-Za-z_]\w*$/.test(d.name.trim()) ? null : 'A name is needed: letters, digits and underscores.') ??
    parameterProblems(parameters).find((p) => p !== null) ??
    (d.responses.some((r) => !r.trim()) ? 'A response has no type.' : null)
  return { values, problem }
}
