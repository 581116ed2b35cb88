// The pure part of forms for declarations.

import type { Field, Form } from '../rpc/models'
import { nameProblem } from '../explorer/rename'

export type Values = Record<string, string>

/** What the fields of a form have at the start. */
export function initialValues(form: Form): Values {
  return Object.fromEntries(form.fields.map((f) => [f.key, f.value]))
}

/** What is to be sent: of something new all that is given, of something there what was changed. */
export function valuesToSend(form: Form, values: Values): Values {
  const out: Values = {}
  for (const f of form.fields) {
    const v = values[f.key] ?? ''
    if (f.readOnly) continue
    if (form.id ? v.trim() !== f.value.trim() : v.trim() !== '') out[f.key] = v.trim()
  }
  return out
}

/** What is wrong with a value; null when nothing is that can be told without the server. */
export function fieldProblem(f: Field, value: string): string | null {
  const v = value.trim()
  if (!v) return f.required ? `${f.label} is needed.` : null
  if (f.editor === 'identifier' && f.key === 'name') return nameProblem(v)
  return null
}
