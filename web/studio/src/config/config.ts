// The pure part of the view of configurations.

import type { ConfigValue } from '../rpc/protocol'

/** Values by their modules, those that something is wrong with first in each. */
export function byModule(values: ConfigValue[], query: string): { module: string; values: ConfigValue[] }[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (v: ConfigValue) => words.every((w) => `${v.module} ${v.name} ${v.type} ${v.doc}`.toLowerCase().includes(w))
  const groups = new Map<string, ConfigValue[]>()
  for (const v of values) if (fits(v)) groups.set(v.module, [...(groups.get(v.module) ?? []), v])
  return [...groups].map(([module, list]) => ({ module, values: list.sort((a, b) => rank(a) - rank(b)) }))
}

function rank(v: ConfigValue): number {
  return v.problem ? 0 : isMissing(v) ? 1 : 2
}

/** It has to be given and is not. */
export function isMissing(v: ConfigValue): boolean {
  return v.required && v.value === undefined
}
