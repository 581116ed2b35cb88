// Where types stand in their diagram: what others are made of stands to the right of
// them; what has no relations stands below. A line that goes further than to the next
// column is given a gap between the cards it passes.

import type { Way } from '../diagram/way'
import type { TypeNode } from '../rpc/models'

export const sizes = { width: 232, head: 36, row: 22, foot: 6, gapX: 88, gapY: 20, lane: 8 } as const
export const rowsShown = 12

export interface TypeCard {
  id: string
  type: TypeNode
  x: number
  y: number
  width: number
  height: number
  hidden: number
}

export interface TypeEdge {
  id: string
  from: string
  /** The field that names it; absent for inclusions and unions. */
  field?: string
  to: string
  kind: 'field' | 'includes' | 'is'
  /** How it goes by what stands between. */
  way?: Way
}

export interface TypeDiagram {
  cards: TypeCard[]
  edges: TypeEdge[]
}

export function typeEdges(types: TypeNode[]): TypeEdge[] {
  const ids = new Set(types.map((t) => t.id))
  const edges: TypeEdge[] = []
  for (const t of types) {
    const add = (to: string, kind: TypeEdge['kind'], field?: string) => {
      if (ids.has(to)) edges.push({ id: `${t.id} ${field ?? kind} ${to}`, from: t.id, to, kind, ...(field === undefined ? {} : { field }) })
    }
    for (const to of t.includes) add(to, 'includes')
    for (const to of t.refs) add(to, 'is')
    t.fields.forEach((f, i) => f.refs.forEach((to) => add(to, 'field', String(i))))
  }
  return edges
}

/** A type and those it is tied to, in both directions. */
export function around(types: TypeNode[], id: string): TypeNode[] {
  const near = new Set([id])
  for (const e of typeEdges(types)) {
    if (e.from === id) near.add(e.to)
    if (e.to === id) near.add(e.from)
  }
  return types.filter((t) => near.has(t.id))
}

/** What stands in a column: a type, or the gap for lines from one type to another further on. */
type Slot = { type: TypeNode } | { from: string; to: string }

export function typeDiagram(types: TypeNode[]): TypeDiagram {
  const edges = typeEdges(types)
  const apart = edges.filter((e) => e.from !== e.to)
  const tied = new Set(apart.flatMap((e) => [e.from, e.to]))
  const columns = ranked(
    types.filter((t) => tied.has(t.id)),
    edges,
  )
  const cards = new Map<string, TypeCard>()
  const card = (type: TypeNode, x: number, y: number) => {
    const rows = Math.min(type.fields.length, rowsShown)
    const hidden = type.fields.length - rows
    const lines = rows + (hidden > 0 ? 1 : 0) || (type.kind === 'record' || type.kind === 'enum' || type.kind === 'class' ? 0 : 1)
    const c: TypeCard = { id: type.id, type, x, y, width: sizes.width, height: sizes.head + lines * sizes.row + (lines > 0 ? sizes.foot : 0), hidden }
    cards.set(c.id, c)
    return c
  }

  const columnOf = new Map(columns.flatMap((column, i) => column.map((t) => [t.id, i] as const)))
  const slots = columns.map((column): Slot[] => column.map((type) => ({ type })))
  /** The gaps that lines from one type to another go through, by column. */
  const gaps = new Map<string, number[]>()
  for (const { from, to } of apart) {
    const key = `${from} ${to}`
    if (gaps.has(key)) continue
    gaps.set(key, [])
    for (let i = columnOf.get(from)! + 1; i < columnOf.get(to)!; i++) slots[i]!.push({ from, to })
  }

  let bottom = 0
  slots.forEach((column, i) => {
    /** How high what leads to a slot leaves the column before it. */
    const comes = (from: string, to: string): number[] => {
      const gap = gaps.get(`${from} ${to}`)?.[i - 2 - columnOf.get(from)!]
      if (gap !== undefined) return [gap]
      const c = cards.get(from)
      return c ? apart.filter((e) => e.from === from && e.to === to).map((e) => c.y + sizes.head + Math.min(Number(e.field ?? 0), rowsShown) * sizes.row) : []
    }
    // In the order of those they are named by, so that lines cross less.
    const wish = (s: Slot) => {
      const all = 'type' in s ? [...new Set(apart.filter((e) => e.to === s.type.id).map((e) => e.from))].flatMap((from) => comes(from, s.type.id)) : comes(s.from, s.to)
      return all.length > 0 ? all.reduce((a, b) => a + b, 0) / all.length : Infinity
    }
    const order = i === 0 ? column : column.map((s, k) => ({ s, k, w: wish(s) })).sort((a, b) => (a.w === b.w ? a.k - b.k : a.w - b.w)).map((o) => o.s)
    let y = 0
    let before: Slot | undefined
    for (const s of order) {
      // Lines beside each other need less room than cards.
      if (before) y += 'type' in s || 'type' in before ? sizes.gapY : 0
      if ('type' in s) y += card(s.type, i * (sizes.width + sizes.gapX), y).height
      else {
        gaps.get(`${s.from} ${s.to}`)!.push(y + sizes.lane / 2)
        y += sizes.lane
      }
      before = s
    }
    bottom = Math.max(bottom, y)
  })

  // Lines back to the left go below everything.
  let below = bottom
  const back = new Map<string, Way>()
  for (const { from, to } of apart) {
    const key = `${from} ${to}`
    if (columnOf.get(from)! < columnOf.get(to)! || back.has(key)) continue
    below += sizes.lane
    back.set(key, { below, aside: 20 + ((back.size * 6) % 36) })
  }
  const ways = (from: string, to: string): Way | undefined => {
    const found = gaps.get(`${from} ${to}`)
    if (!found?.length) return back.get(`${from} ${to}`)
    const first = columnOf.get(from)! + 1
    const x = (i: number) => (first + i) * (sizes.width + sizes.gapX)
    return { through: found.flatMap((y, i): [number, number][] => [[x(i), y], [x(i) + sizes.width, y]]) }
  }

  // The rest in rows as wide as the diagram above.
  const perRow = Math.max(columns.length, 3)
  let y = bottom > 0 ? below + 2 * sizes.gapY : 0
  const rest = types.filter((t) => !tied.has(t.id))
  for (let i = 0; i < rest.length; i += perRow) {
    let height = 0
    rest.slice(i, i + perRow).forEach((t, k) => {
      height = Math.max(height, card(t, k * (sizes.width + sizes.gapX), y).height)
    })
    y += height + sizes.gapY
  }
  return { cards: [...cards.values()], edges: edges.map((e) => ({ ...e, way: e.from === e.to ? undefined : ways(e.from, e.to) })) }
}

/** Columns, so that what a type names stands to its right as far as cycles allow. */
function ranked(types: TypeNode[], edges: TypeEdge[]): TypeNode[][] {
  const rank = new Map<string, number>()
  const out = new Map<string, string[]>()
  for (const e of edges) if (e.from !== e.to) out.set(e.from, [...(out.get(e.from) ?? []), e.to])
  // Lines back to what is being looked at close a cycle and do not count.
  const order: string[] = []
  const back = new Set<string>()
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string) => {
    state.set(id, 'open')
    for (const to of out.get(id) ?? []) {
      if (state.get(to) === 'open') back.add(`${id} ${to}`)
      else if (!state.has(to)) visit(to)
    }
    state.set(id, 'done')
    order.unshift(id)
  }
  const named = new Set(edges.filter((e) => e.from !== e.to).map((e) => e.to))
  for (const t of types) if (!named.has(t.id) && !state.has(t.id)) visit(t.id)
  for (const t of types) if (!state.has(t.id)) visit(t.id)
  for (const id of order) {
    const r = rank.get(id) ?? 0
    rank.set(id, r)
    for (const to of out.get(id) ?? []) if (!back.has(`${id} ${to}`)) rank.set(to, Math.max(rank.get(to) ?? 0, r + 1))
  }
  const columns: TypeNode[][] = []
  for (const t of types) (columns[rank.get(t.id) ?? 0] ??= []).push(t)
  return columns.filter((c) => c !== undefined)
}
