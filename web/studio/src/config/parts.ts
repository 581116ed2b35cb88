// The parts of a value that is a table or a list, as rows of an editor.

import type { ConfigNode, ConfigShape } from '../rpc/protocol'

/** A way into a value: keys of tables and numbers of items. */
export type Path = (string | number)[]

/** A part: what is given for it, if it is, and what it can be. */
export interface Part {
  label: string
  path: Path
  shape: ConfigShape
  node?: ConfigNode
  required: boolean
  /** It can be taken away. */
  removable: boolean
}

const unknown: ConfigShape = { kind: 'any' }

/** Whether a part has parts of its own. */
export function hasParts(shape: ConfigShape): boolean {
  return ['record', 'map', 'list'].includes(shape.kind)
}

/** The parts of a value: fields that are given or can be, and items. */
export function partsOf(shape: ConfigShape, node: ConfigNode | undefined, path: Path): Part[] {
  if (shape.kind === 'list') {
    return (node?.items ?? []).map((item, i) => ({ label: String(i + 1), path: [...path, i], shape: shape.item ?? unknown, node: item, required: false, removable: true }))
  }
  const given = new Map(node?.entries?.map((e) => [e.key, e.node]))
  const fields = (shape.fields ?? []).map((f): Part => {
    const node = given.get(f.name)
    return { label: f.name, path: [...path, f.name], shape: f.shape, node, required: f.required, removable: node !== undefined }
  })
  const known = new Set(fields.map((f) => f.label))
  const more = (node?.entries ?? []).filter((e) => !known.has(e.key))
  return [...fields, ...more.map((e): Part => ({ label: e.key, path: [...path, e.key], shape: shape.item ?? unknown, node: e.node, required: false, removable: true }))]
}

/** What something that is added begins with, as TOML; null for a simple value, which is typed first. */
export function beginning(shape: ConfigShape): string | null {
  switch (shape.kind) {
    case 'record':
    case 'map':
      return '{}'
    case 'list':
      return '[]'
    case 'boolean':
      return 'false'
    case 'integer':
    case 'number':
      return '0'
    case 'choice':
      return shape.options?.[0] ?? ''
    case 'text':
      return ''
  }
  return null
}

/** A value in a few words. */
export function summary(shape: ConfigShape, node: ConfigNode | undefined): string {
  if (!node) return 'not given'
  if (node.kind === 'value') return node.text ?? ''
  const n = node.kind === 'list' ? (node.items?.length ?? 0) : (node.entries?.length ?? 0)
  const what = shape.kind === 'list' ? 'item' : 'field'
  return n === 0 ? 'empty' : n === 1 ? `1 ${what}` : `${n} ${what}s`
}
