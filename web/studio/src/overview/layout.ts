// Where things are in the overview diagram: listeners, entry points, connections,
// from left to right. Pure, so that it can be tested and costs nothing to repeat.

import type { Artifact, EntryPoint, Overview } from '../rpc/models'

export const sizes = {
  listener: 168,
  entry: 264,
  connection: 208,
  head: 44,
  row: 24,
  foot: 6,
  gap: 20,
  lane: 112,
} as const

/** How many functions of a service are shown before it is asked for more. */
export const rowsAtFirst = 6

export interface DiagramNode {
  id: string
  lane: 'listener' | 'entry' | 'connection'
  /** Absent for a listener that is made where the service names it. */
  artifact?: Artifact
  /** What the node says when there is no artifact: the code. */
  text?: string
  rows: Artifact[]
  /** Functions that are not shown. */
  hidden: number
  x: number
  y: number
  width: number
  height: number
}

export interface DiagramEdge {
  id: string
  from: string
  /** The function of the entry point that it leaves from, where that is shown. */
  row?: string
  to: string
  kind: 'listens' | 'uses'
  /** Names of the functions between. */
  via: string[]
}

export interface Diagram {
  nodes: DiagramNode[]
  edges: DiagramEdge[]
}

export function diagramOf(o: Overview, expanded: ReadonlySet<string>): Diagram {
  const nodes = new Map<string, DiagramNode>()
  const node = (n: Omit<DiagramNode, 'x' | 'y' | 'width' | 'height'>) => {
    const below = n.rows.length * sizes.row + (n.hidden > 0 ? sizes.row : 0)
    nodes.set(n.id, { ...n, x: 0, y: 0, width: sizes[n.lane], height: sizes.head + below + (below > 0 ? sizes.foot : 0) })
  }
  /** The node and, where it is shown, the row of each function of an entry point. */
  const place = new Map<string, { node: string; row?: string }>()

  for (const l of o.listeners) node({ id: l.id, lane: 'listener', artifact: l, rows: [], hidden: 0 })
  const edges = new Map<string, DiagramEdge>()
  for (const e of o.entryPoints) {
    const all = e.functions ?? []
    const shown = expanded.has(e.id) || all.length <= rowsAtFirst + 1 ? all : all.slice(0, rowsAtFirst)
    node({ id: e.id, lane: 'entry', artifact: e, rows: shown, hidden: all.length - shown.length })
    place.set(e.id, { node: e.id })
    all.forEach((f) => place.set(f.id, shown.includes(f) ? { node: e.id, row: f.id } : { node: e.id }))
    for (const text of inPlace(e)) {
      const id = `${e.id} on ${text}`
      node({ id, lane: 'listener', text, rows: [], hidden: 0 })
      edges.set(id, { id, from: id, to: e.id, kind: 'listens', via: [] })
    }
  }
  for (const c of o.connections) node({ id: c.id, lane: 'connection', artifact: c, rows: [], hidden: 0 })

  const names = new Map([...o.functions, ...o.dataMappers, ...o.types].map((a) => [a.id, a.name]))
  for (const e of o.edges) {
    const from = e.kind === 'listens' ? { node: e.from } : place.get(e.from)
    const to = nodes.get(e.to)
    if (!from || !to || !nodes.has(from.node) || (e.kind === 'uses' && to.lane !== 'connection')) continue
    const edge: DiagramEdge = {
      id: `${from.row ?? from.node} → ${e.to}`,
      from: from.node,
      to: e.to,
      kind: e.kind === 'listens' ? 'listens' : 'uses',
      via: (e.via ?? []).map((id) => names.get(id) ?? '').filter(Boolean),
    }
    if ('row' in from && from.row) edge.row = from.row
    if (!edges.has(edge.id)) edges.set(edge.id, edge)
  }
  // A service as a whole uses what its functions use: their lines say it better.
  const list = [...edges.values()].filter((e) => e.kind === 'listens' || e.row || ![...edges.values()].some((x) => x.row && x.from === e.from && x.to === e.to))
  const diagram = { nodes: [...nodes.values()], edges: list }
  arrange(diagram)
  return diagram
}

function inPlace(e: EntryPoint): string[] {
  return (e.listeners ?? []).filter((l) => !l.includes('#'))
}

/** How many connections that nothing uses stand below those that are used. */
const fewUnused = 4

/** Gives the nodes their places. */
function arrange({ nodes, edges }: Diagram): void {
  const lane = (l: DiagramNode['lane']) => nodes.filter((n) => n.lane === l)
  const entries = lane('entry')
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const left = lane('listener').length > 0 ? sizes.listener + sizes.lane : 0

  let y = 0
  for (const n of entries) {
    n.x = left
    n.y = y
    y += n.height + sizes.gap
  }
  /** The height at which a line leaves or reaches an entry point. */
  const port = (e: DiagramEdge, end: 'from' | 'to'): number => {
    const n = byId.get(e[end])!
    const row = end === 'from' ? n.rows.findIndex((r) => r.id === e.row) : -1
    return row < 0 ? n.y + sizes.head / 2 : n.y + sizes.head + (row + 0.5) * sizes.row
  }
  const wanted = new Map<string, number>()
  for (const n of nodes) {
    if (n.lane === 'entry') continue
    const ports = edges.flatMap((e) => (e.from === n.id ? [port(e, 'to')] : e.to === n.id ? [port(e, 'from')] : []))
    if (ports.length > 0) wanted.set(n.id, ports.reduce((a, b) => a + b, 0) / ports.length - n.height / 2)
  }
  const right = left + (entries.length > 0 ? sizes.entry + sizes.lane : 0)
  for (const n of lane('listener')) n.x = 0
  for (const n of lane('connection')) n.x = right
  stack(lane('listener'), wanted)
  const unused = lane('connection').filter((n) => !wanted.has(n.id))
  if (unused.length <= fewUnused) {
    stack(lane('connection'), wanted)
    return
  }
  // Many that nothing uses stand in rows below everything.
  stack(lane('connection').filter((n) => wanted.has(n.id)), wanted)
  const width = right + sizes.connection
  const perRow = Math.max(1, Math.floor((width + sizes.gap) / (sizes.connection + sizes.gap)))
  const bottom = Math.max(0, ...nodes.filter((n) => !unused.includes(n)).map((n) => n.y + n.height))
  const top = bottom > 0 ? bottom + 2 * sizes.gap : 0
  unused.forEach((n, i) => {
    n.x = (i % perRow) * (sizes.connection + sizes.gap)
    n.y = top + Math.floor(i / perRow) * (sizes.head + sizes.gap)
  })
}

/** Puts the nodes of a lane below each other, each as near as can be to where its lines want it. */
function stack(nodes: DiagramNode[], wanted: Map<string, number>): void {
  // What has no line goes below what has.
  const order = nodes.map((n, i) => ({ n, i, w: wanted.get(n.id) ?? Infinity })).sort((a, b) => (a.w === b.w ? a.i - b.i : a.w - b.w))
  // Runs of nodes that touch move as one to the middle of what they want.
  interface Run {
    nodes: DiagramNode[]
    sum: number // of wanted tops, each less its distance from the top of the run
    count: number
    height: number
  }
  const runs: Run[] = []
  const top = (r: Run) => r.sum / r.count
  for (const { n, w } of order) {
    const last = runs[runs.length - 1]
    const want = Number.isFinite(w) ? w : last ? top(last) + last.height + sizes.gap : 0
    runs.push({ nodes: [n], sum: want, count: 1, height: n.height })
    for (let k = runs.length - 1; k > 0; k--) {
      const a = runs[k - 1]!
      const b = runs[k]!
      if (top(a) + a.height + sizes.gap <= top(b)) break
      runs.splice(k - 1, 2, {
        nodes: [...a.nodes, ...b.nodes],
        sum: a.sum + b.sum - b.count * (a.height + sizes.gap),
        count: a.count + b.count,
        height: a.height + sizes.gap + b.height,
      })
    }
  }
  for (const r of runs) {
    let y = top(r)
    for (const n of r.nodes) {
      n.y = y
      y += n.height + sizes.gap
    }
  }
}

/** What is tied to a node or to one of its rows by lines: ids of nodes and of edges. */
export function related(edges: DiagramEdge[], id: string): { nodes: Set<string>; edges: Set<string> } {
  const nodes = new Set([id])
  const found = new Set<string>()
  for (const e of edges) {
    if (e.from !== id && e.to !== id && e.row !== id) continue
    found.add(e.id)
    nodes.add(e.from)
    nodes.add(e.to)
  }
  return { nodes, edges: found }
}
