// What a form starts with, what of it changed, and what is missing.

import type { Field, Form, Intent, Item } from '../rpc/models'

export type Values = Record<string, string>

/** The fields that are filled in for a person where they leave them out. */
export function initialValues(form: Form): Values {
  const values: Values = {}
  for (const f of form.fields) values[f.key] = f.value
  return values
}

/** What a form adds: its values, those that are as they would be anyway left out. */
export function addedValues(form: Form, values: Values): Values {
  const added: Values = {}
  for (const f of form.fields) {
    const v = (values[f.key] ?? '').trim()
    if (v !== '') added[f.key] = v
  }
  return added
}

/** What changed of a node or declaration. */
export function changedValues(form: Form, values: Values): Values {
  const changed: Values = {}
  for (const f of form.fields) {
    const v = values[f.key]
    if (v !== undefined && v.trim() !== f.value.trim() && !f.readOnly) changed[f.key] = v.trim()
  }
  return changed
}

/** What has to be said about values before they can be sent, by their keys. */
export function missing(form: Form, values: Values): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const f of form.fields) {
    const v = (values[f.key] ?? '').trim()
    if (f.required && v === '' && !f.readOnly && !moved(form, values, f.key)) problems[f.key] = `${sentenceCase(f.label)} is required`
    else if (v !== '' && f.editor === 'identifier' && v !== f.value && !isIdentifier(v)) problems[f.key] = `A name begins with a letter and has letters, digits and _ only`
  }
  return problems
}

/** A connection's field that becomes a configurable needs no value in the code. */
export function moved(form: Form, values: Values, key: string): boolean {
  return form.kind === 'connection' && names(values.configurables ?? '').includes(key)
}

/** The names in a list that commas separate. */
export function names(list: string): string[] {
  return list
    .split(',')
    .map((n) => n.trim())
    .filter((n) => n !== '')
}

/** Whether a name can be declared: a variable, _ or a binding pattern. */
export function isIdentifier(name: string): boolean {
  return /^'?[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || /^[[{]/.test(name) || /^error\s*\(/.test(name)
}

const acronyms = /\b(url|uri|id|http|https|ssl|tls|sql|api|ip|json|xml|jwt|cors|ttl)\b/gi

/** Sentence case for labels: "Resource Path" becomes "Resource path", "Base Url" "Base URL". */
export function sentenceCase(label: string): string {
  return label.replace(/(?<=\s)\p{Lu}(?=\p{Ll})/gu, (c) => c.toLowerCase()).replace(acronyms, (w) => w.toUpperCase())
}

/** The intent that a form sends. */
export function intentOf(form: Form, values: Values, target: Target): Intent {
  if (form.id) return { kind: 'update', node: form.id, values: changedValues(form, values) }
  const item = form.item as Item
  const all = addedValues(form, values)
  if (target.at) return { kind: 'add', at: target.at, item, values: all }
  const intent: Intent = { kind: 'addArtifact', item, values: all }
  if (target.node) intent.node = target.node
  return intent
}

/** Where something that is added goes. */
export interface Target {
  at?: string
  node?: string
}

/** The fields that show at once, and those that are folded away. */
export function divided(form: Form): { shown: Field[]; folded: Field[] } {
  const special = new Set(form.kind === 'connection' && form.item ? ['final', 'configurables'] : [])
  // A name that is used elsewhere is not edited but renamed.
  const fields = form.fields.filter((f) => !special.has(f.key) && !f.readOnly)
  // What is proposed as a configurable is what one wants to say.
  const proposed = names(form.item ? (form.fields.find((f) => f.key === 'configurables')?.value ?? '') : '')
  const shown = fields.filter((f) => !f.advanced || f.value !== '' || proposed.includes(f.key))
  return { shown, folded: fields.filter((f) => !shown.includes(f)) }
}

/** The values of a connection that are good practice, by the keys of their fields. */
export function suggestions(form: Form): Field[] {
  return form.fields.filter((f) => f.suggestion && f.value === '')
}

/** A name for something new that is not taken: that of its type, in the usual style. */
export function proposedName(base: string, taken: ReadonlySet<string>): string {
  const words = base.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim()
  const name = words.charAt(0).toLowerCase() + words.slice(1).replace(/ +(.)/g, (_, c: string) => c.toUpperCase())
  if (!taken.has(name)) return name
  for (let i = 2; ; i++) if (!taken.has(name + i)) return name + i
}

/** Documentation in plain text; what is divided by blank lines stays so. */
export function plainDoc(doc: string | undefined): string {
  return (doc ?? '')
    .replace(/```[\s\S]*?(```|$)/g, '')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, '$1')
    .replace(/([^\n])\n(?=[^\n\s*-])/g, '$1 ')
    .trim()
}

/** The first paragraph of documentation. */
export function shortDoc(doc: string | undefined): string {
  return plainDoc(doc).split(/\n\s*\n/)[0] ?? ''
}
