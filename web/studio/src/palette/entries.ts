// The palette's list, in the order in which it shows and is gone through with keys.

import type { Entry, Palette, Section } from '../rpc/models'
import { actionTitle, sentence } from '../flow/describe'

export interface Group {
  title: string
  section?: Section
  /** Side by side rather than one below the other. */
  tiles: boolean
  /** What was used lately. */
  recent?: boolean
  entries: Entry[]
}

/** How many entries of a long section show before it is opened or searched. */
export const FEW = 6
/** The same for each of several connections: the steps of the language are to be in sight too. */
export const FEW_ACTIONS = 2

/** The groups of a palette: what was used lately first, unless something is searched. */
export function groupsOf(palette: Palette, recent: readonly string[], query: string, opened: ReadonlySet<string>): Group[] {
  const groups: Group[] = []
  const all = new Map<string, Entry>()
  for (const s of palette.sections) for (const e of s.entries) if (!all.has(keyOf(e))) all.set(keyOf(e), e)
  const searching = query.trim() !== ''
  const used = recent.flatMap((k) => all.get(k) ?? []).slice(0, 4)
  if (!searching && used.length > 0) groups.push({ title: 'Recent', tiles: true, recent: true, entries: used })
  const connections = palette.sections.filter((s) => s.connection).length
  for (const s of palette.sections) {
    const most = s.connection && connections > 2 ? FEW_ACTIONS : FEW
    const tiles = s.entries.every((e) => !e.item.name)
    const few = !searching && !tiles && !opened.has(s.title) && s.entries.length > most + 1
    groups.push({ title: s.connection ? s.title : sentence(s.title), section: s, tiles, entries: few ? s.entries.slice(0, most) : s.entries })
  }
  return groups
}

/** What an entry is known by among those used lately. */
export function keyOf(e: Entry): string {
  const { kind, module, class: cls, name, connection } = e.item
  return [kind, connection, module, cls, name].filter(Boolean).join(' ')
}

export function titleOf(e: Entry): string {
  return e.item.name ? actionTitle(e.title) : sentence(e.title)
}
