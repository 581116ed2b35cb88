// The automatic layout of a flow: a pure function from the model to places.
//
// The main line of the function goes straight down at x = 0, whatever happens in
// branches beside it, and everything is placed from the top. So an edit moves only
// what comes after it, and that straight down; what is in other branches of
// a node moves sideways by what a branch grew, as a whole.

import type { Branch, Flow, Node } from '../rpc/models'
import { cardText } from './describe'
import * as m from './metrics'
import type { EdgeKind, Picture, Placed, Shape } from './picture'
import { branchEnds, branchLabel, passes, steps, terminates } from './shape'

/** Something to place: its extents beside the line through it, and how to draw it. */
interface Box {
  left: number
  right: number
  height: number
  /** How far the line that comes from the left reaches to the first thing in it. */
  entry: number
  /** Where that line meets it, from the top. */
  entryY: number
  /** Nothing goes on behind it. */
  ends: boolean
  place(x: number, y: number, out: Output, dead: boolean): void
}

interface Output {
  picture: Picture
  depth: number
}

/** How many branches stand side by side; more stand one below the other. */
const MOST_COLUMNS = 3
const LOOPS = new Set(['while', 'foreach', 'query'])

/** Places everything. Nodes and branches whose ids are in collapsed are folded. */
export function layout(flow: Flow, collapsed: ReadonlySet<string> = new Set()): Picture {
  const picture: Picture = {
    nodes: [],
    edges: [],
    pluses: [],
    chips: [],
    dividers: [],
    links: [],
    byId: new Map(),
    bounds: { x: 0, y: 0, width: 0, height: 0 },
  }
  const out: Output = { picture, depth: 0 }
  const put = (node: Node, shape: Shape, width: number, y: number, height: number, unreachable = false) =>
    add(out, { id: node.id, node, shape, x: -width / 2, y, width, height, head: height, depth: 0, index: -1, spine: width / 2, unreachable })
  put(flow.start, 'start', m.CARD, 0, m.START_HEIGHT)
  const body = new Builder(collapsed).branch(flow.body, true)
  body.place(0, m.START_HEIGHT, out, false)
  const end = m.START_HEIGHT + body.height
  const width = flow.end.label ? Math.min(m.CARD, m.chipWidth('End  ' + flow.end.label) + 16) : 72
  if (body.ends) line(out, flow.end.id, 'dead', [[0, end - m.LEAD + 8], [0, end]])
  put(flow.end, 'end', width, end, m.END_HEIGHT, body.ends)
  picture.bounds = bounds(picture)
  return picture
}

function add(out: Output, placed: Placed): void {
  out.picture.nodes.push(placed)
  out.picture.byId.set(placed.id, placed)
}

function line(out: Output, id: string, kind: EdgeKind, points: [number, number][], arrow = false): void {
  out.picture.edges.push({ id, kind, points, arrow })
}

class Builder {
  constructor(private readonly collapsed: ReadonlySet<string>) {}

  /** A sequence of nodes with the lines between them. */
  branch(b: Branch, outermost = false, fromSide = false): Box {
    const boxes = b.nodes.map((n, i) => this.node(n, b, i))
    const open = b.points.length > 0
    if (boxes.length === 0) {
      return this.empty(b, outermost, fromSide)
    }
    const ends = boxes.some((x) => x.ends)
    const last = boxes[boxes.length - 1]!
    const lead = fromSide ? 0 : m.LEAD
    const tail = outermost ? m.LEAD : last.ends ? m.TAIL : m.LEAD
    const first = boxes[0]!
    let height = lead + tail + m.GAP * (boxes.length - 1)
    for (const x of boxes) height += x.height
    return {
      left: Math.max(...boxes.map((x) => x.left)),
      right: Math.max(...boxes.map((x) => x.right)),
      height,
      entry: first.entry,
      entryY: first.entryY,
      ends,
      place: (x, y, out, dead) => {
        const plus = (i: number, at: number) => {
          if (open) out.picture.pluses.push({ id: b.points[i]!.id, x, y: at, branch: b, index: i })
        }
        let at = y
        if (!fromSide) {
          line(out, b.id + '@0', dead ? 'dead' : edgeKind(b), [[x, at], [x, at + lead]], true)
          plus(0, at + lead / 2)
          at += lead
        }
        boxes.forEach((box, i) => {
          box.place(x, at, out, dead)
          at += box.height
          const lastOne = i === boxes.length - 1
          const gap = lastOne ? tail : m.GAP
          if (box.ends) dead = true
          if (!dead) {
            line(out, `${b.id}@${i + 1}`, edgeKind(b), [[x, at], [x, at + gap]], !lastOne || outermost)
            plus(i + 1, at + gap / 2)
          } else if (!lastOne) {
            line(out, `${b.id}@${i + 1}`, 'dead', [[x, at], [x, at + gap]])
            if (b.nodes[i]!.kind === 'comment') plus(i + 1, at + gap / 2)
          }
          at += gap
        })
      },
    }
  }

  private empty(b: Branch, outermost: boolean, fromSide: boolean): Box {
    const open = b.points.length > 0
    const height = fromSide ? m.CARD_MIN : outermost ? m.EMPTY + 12 : m.EMPTY
    const half = m.EMPTY_WIDTH / 2
    return {
      left: half,
      right: half,
      height,
      entry: 0,
      entryY: m.CARD_MIN / 2,
      ends: false,
      place: (x, y, out, dead) => {
        const top = fromSide ? y + m.CARD_MIN / 2 : y
        line(out, b.id + '@0', dead ? 'dead' : edgeKind(b), [[x, top], [x, y + height]], outermost)
        if (open) {
          const at = fromSide ? top : y + height / 2
          out.picture.pluses.push({ id: b.points[0]!.id, x, y: at, branch: b, index: 0, empty: true })
        }
      },
    }
  }

  private node(n: Node, b: Branch, i: number): Box {
    const branches = n.branches ?? []
    if (branches.length === 0 || this.collapsed.has(n.id)) return this.card(n, b, i)
    const columns = branches.filter((x) => x.kind !== 'onFail')
    if (n.kind === 'if' || n.kind === 'match') {
      if (n.kind === 'if' && branches.length === 1) return this.guard(n, b, i, branches[0]!)
      if (branches.length > MOST_COLUMNS) return this.ladder(n, b, i)
      return this.choice(n, b, i)
    }
    return this.frame(n, b, i, columns)
  }

  /** A node without branches, or one that is folded. */
  private card(n: Node, b: Branch, i: number): Box {
    const folded = this.collapsed.has(n.id) && (n.branches?.length ?? 0) > 0
    const height = cardHeight(n)
    const half = m.CARD / 2
    return {
      left: half,
      right: half + linkWidth(n),
      height,
      entry: half,
      entryY: m.CARD_MIN / 2,
      ends: terminates(n),
      place: (x, y, out, dead) => {
        add(out, {
          id: n.id,
          node: n,
          shape: n.kind === 'comment' ? 'note' : 'card',
          x: x - half,
          y,
          width: m.CARD,
          height,
          head: height,
          depth: out.depth,
          hidden: folded ? steps(n.branches) : undefined,
          branch: b,
          index: i,
          spine: half,
          unreachable: dead,
        })
        this.link(n, x, y, out)
      },
    }
  }

  /** The circle of the connection that a node acts on. */
  private link(n: Node, x: number, y: number, out: Output): void {
    if (!linked(n)) return
    const from = x + m.CARD / 2
    const at = from + m.LINK + m.CIRCLE / 2
    line(out, n.id + '/link', 'link', [[from, y + m.CARD_MIN / 2], [from + m.LINK, y + m.CARD_MIN / 2]])
    out.picture.links.push({ id: n.id + '/link', node: n, x: at, y: y + m.CARD_MIN / 2 })
  }

  /** An if with one branch: it stands to the right, the flow goes on below. */
  private guard(n: Node, b: Branch, i: number, then: Branch): Box {
    const head = this.card(n, b, i)
    const folded = this.collapsed.has(then.id)
    const inner = folded ? this.stub(then) : this.branch(then, false, true)
    const base = m.CARD / 2 + linkWidth(n)
    const chip = this.chipWidth(then, 'then')
    const plus = !folded && then.nodes.length > 0 && then.points.length > 0
    const gap = 10 + chip + (plus ? 30 : 0) + 14
    const spine = Math.max(base + gap + inner.entry, base + m.COLUMN + inner.left)
    const back = inner.ends ? 0 : m.FORK
    const height = Math.max(head.height, inner.height + back)
    return {
      left: head.left,
      right: Math.max(base + gap, spine + inner.right),
      height,
      entry: head.entry,
      entryY: head.entryY,
      ends: false,
      place: (x, y, out, dead) => {
        head.place(x, y, out, dead)
        const at = x + spine
        const from = x + base
        const mid = y + m.CARD_MIN / 2
        const kind = dead ? 'dead' : 'flow'
        line(out, then.id + '/chip', kind, [[from, mid], [from + 10, mid]])
        this.chip(then, n, from + 10 + chip / 2, mid - m.CHIP / 2, out, 'then', folded)
        if (!folded || !inner.ends) line(out, then.id + '/in', kind, [[from + 10 + chip, mid], [at - inner.entry, mid]], inner.entry > 0)
        if (plus) {
          out.picture.pluses.push({ id: then.points[0]!.id, x: (from + 10 + chip + at - inner.entry) / 2, y: mid, branch: then, index: 0 })
        }
        out.depth++
        inner.place(at, y, out, dead)
        out.depth--
        if (height > head.height) line(out, n.id + '/pass', dead ? 'dead' : 'pass', [[x, y + head.height], [x, y + height]])
        if (!inner.ends) {
          line(out, then.id + '/out', kind, [[at, y + inner.height], [at, y + height], [x, y + height]])
        }
      },
    }
  }

  /** What stands for a branch that is folded: its label says so. */
  private stub(b: Branch): Box {
    return { left: 0, right: 0, height: m.CARD_MIN / 2, entry: 0, entryY: m.CARD_MIN / 2, ends: branchEnds(b), place: () => undefined }
  }

  /** The width of a branch's label; one that is folded says how much it hides. */
  private chipWidth(b: Branch, other: string): number {
    return m.chipWidth(branchLabel(b, other)) + (this.collapsed.has(b.id) ? 56 : 0)
  }

  private chip(b: Branch, owner: Node, x: number, y: number, out: Output, other: string, folded: boolean): void {
    const width = this.chipWidth(b, other)
    out.picture.chips.push({
      id: b.id,
      branch: b,
      owner,
      x: x - width / 2,
      y,
      width,
      label: branchLabel(b, other),
      error: b.kind === 'onFail',
      hidden: folded ? steps([b]) : undefined,
    })
  }

  /** An if with several branches, or a match: they stand side by side below it. */
  private choice(n: Node, b: Branch, i: number): Box {
    const head = this.card(n, b, i)
    const branches = n.branches ?? []
    const cols = branches.map((x) => this.column(x, n, n.kind === 'if' && x.kind === 'then' ? 'then' : x.kind))
    if (passes(n)) cols.push(passing())
    const row = sideBySide(cols)
    const inner = Math.max(...cols.map((c) => c.height))
    const ends = terminates(n)
    const below = ends ? 0 : m.FORK
    const height = head.height + m.FORK + inner + below
    return {
      left: Math.max(head.left, row.left),
      right: Math.max(head.right, row.right),
      height,
      entry: head.entry,
      entryY: head.entryY,
      ends,
      place: (x, y, out, dead) => {
        head.place(x, y, out, dead)
        const top = y + head.height
        const bottom = y + height
        out.depth++
        cols.forEach((c, k) => {
          const at = x + row.at[k]!
          const id = c.branch?.id ?? n.id + '/pass'
          const kind: EdgeKind = dead ? 'dead' : c.branch?.kind === 'onFail' ? 'error' : c.branch ? 'flow' : 'pass'
          line(out, id + '/in', kind, [[x, top], [x, top + m.FORK], [at, top + m.FORK]])
          c.place(at, top + m.FORK, out, dead)
          if (!c.ends) {
            line(out, id + '/out', dead ? 'dead' : c.branch ? 'flow' : 'pass', [[at, top + m.FORK + c.height], [at, bottom], [x, bottom]])
          }
        })
        out.depth--
      },
    }
  }

  /** An if or a match with many branches: each is a row beside the line, in the order in which they are tried. */
  private ladder(n: Node, b: Branch, i: number): Box {
    const head = this.card(n, b, i)
    const indent = 22
    const rowGap = 14
    const rows = (n.branches ?? []).map((branch) => {
      const folded = this.collapsed.has(branch.id)
      const inner = folded ? this.stub(branch) : this.branch(branch, false, true)
      const other = n.kind === 'if' && branch.kind === 'then' ? 'then' : branch.kind
      const chip = this.chipWidth(branch, other)
      const plus = !folded && branch.nodes.length > 0 && branch.points.length > 0
      return { branch, folded, inner, other, chip, plus, begin: indent + chip + (plus ? 30 : 0) + 14, spine: 0, height: Math.max(m.CARD_MIN, inner.height), y: 0 }
    })
    // What comes first in each branch is below that of the one before.
    const begin = Math.max(...rows.filter((r) => !r.folded).map((r) => r.begin), 0)
    for (const r of rows) r.spine = Math.max((r.folded ? r.begin : begin) + r.inner.entry, indent + r.inner.left)
    let at = head.height + m.FORK
    for (const r of rows) {
      r.y = at
      at += r.height + rowGap
    }
    const collector = Math.max(head.right, ...rows.map((r) => Math.max(r.spine + r.inner.right, indent + r.chip))) + m.FORK
    const ends = terminates(n)
    const height = at - rowGap + (ends ? 0 : m.FORK)
    const on = passes(n)
    return {
      left: head.left,
      right: collector + 8,
      height,
      entry: head.entry,
      entryY: head.entryY,
      ends,
      place: (x, y, out, dead) => {
        head.place(x, y, out, dead)
        const kind = (e: Branch): EdgeKind => (dead ? 'dead' : edgeKind(e))
        const lastMid = y + rows[rows.length - 1]!.y + m.CARD_MIN / 2
        line(out, n.id + '/pass', dead ? 'dead' : 'pass', [[x, y + head.height], [x, on ? y + height : lastMid]])
        out.depth++
        for (const r of rows) {
          const top = y + r.y
          const mid = top + m.CARD_MIN / 2
          line(out, r.branch.id + '/chip', kind(r.branch), [[x, mid], [x + indent, mid]])
          this.chip(r.branch, n, x + indent + r.chip / 2, mid - m.CHIP / 2, out, r.other, r.folded)
          const from = x + indent + r.chip
          const to = x + r.spine
          if (!r.folded || !r.inner.ends) line(out, r.branch.id + '/in', kind(r.branch), [[from, mid], [to - r.inner.entry, mid]], r.inner.entry > 0)
          if (r.plus) out.picture.pluses.push({ id: r.branch.points[0]!.id, x: (from + to - r.inner.entry) / 2, y: mid, branch: r.branch, index: 0 })
          r.inner.place(to, top, out, dead)
          if (!r.inner.ends) {
            const bottom = top + r.inner.height
            line(out, r.branch.id + '/out', kind(r.branch), [[to, bottom], [x + collector, bottom], [x + collector, y + height], [x, y + height]])
          }
        }
        out.depth--
      },
    }
  }

  /** A branch with its label on top. */
  private column(b: Branch, owner: Node, other: string): Box & { branch?: Branch } {
    const folded = this.collapsed.has(b.id)
    const half = this.chipWidth(b, other) / 2
    const inner = folded ? undefined : this.branch(b)
    const ends = inner ? inner.ends : branchEnds(b)
    return {
      branch: b,
      left: Math.max(half, inner?.left ?? 0),
      right: Math.max(half, inner?.right ?? 0),
      height: 8 + m.CHIP + (inner?.height ?? 12),
      entry: half,
      entryY: 8 + m.CHIP / 2,
      ends,
      place: (x, y, out, dead) => {
        line(out, b.id + '/top', dead ? 'dead' : edgeKind(b), [[x, y], [x, y + 8]])
        this.chip(b, owner, x, y + 8, out, other, folded)
        if (inner) inner.place(x, y + 8 + m.CHIP, out, dead)
        else if (!ends) line(out, b.id + '@0', edgeKind(b), [[x, y + 8 + m.CHIP], [x, y + 20 + m.CHIP]])
      },
    }
  }

  /** A node around others: a loop, an error handler, a lock, workers … */
  private frame(n: Node, b: Branch, i: number, branches: Branch[]): Box {
    const several = n.kind === 'fork' || n.kind === 'workers' || branches.length > 1
    const all = n.branches ?? []
    const beside = several ? [] : all.filter((x) => x.kind === 'onFail')
    const loop = LOOPS.has(n.kind)
    const pad = loop ? m.PAD_LOOP : m.PAD
    const cols = several ? all.map((x) => this.column(x, n, x.kind)) : []
    const single = !several && branches[0] ? this.frameBody(branches[0]) : undefined
    const row = several ? sideBySide(cols) : { left: single?.left ?? 0, right: single?.right ?? 0, at: [] as number[] }
    const fails = beside.map((x) => this.column(x, n, 'on fail'))
    const half = m.CARD / 2
    let right = Math.max(half, row.right)
    const failAt: number[] = []
    for (const f of fails) {
      failAt.push(right + m.PAD * 2 + f.left)
      right = right + m.PAD * 2 + f.left + f.right
    }
    const left = Math.max(half - (loop ? m.PAD_LOOP - m.PAD : 0), row.left) + pad
    right += m.PAD
    const header = headHeight(n)
    const forkRoom = several ? m.FORK : 0
    const inner = Math.max(0, single?.height ?? 0, ...cols.map((c) => c.height), ...fails.map((c) => c.height))
    const bottomRoom = several || loop || fails.length > 0 ? m.FORK : 0
    const height = header + forkRoom + inner + bottomRoom
    const ends = terminates(n)
    return {
      left,
      right: right + linkWidth(n),
      height,
      entry: left,
      entryY: m.CARD_MIN / 2,
      ends,
      place: (x, y, out, dead) => {
        add(out, {
          id: n.id,
          node: n,
          shape: 'frame',
          x: x - left,
          y,
          width: left + right,
          height,
          head: header,
          depth: out.depth,
          branch: b,
          index: i,
          spine: left,
          unreachable: dead,
        })
        if (linked(n)) {
          const from = x + right
          line(out, n.id + '/link', 'link', [[from, y + m.CARD_MIN / 2], [from + m.LINK, y + m.CARD_MIN / 2]])
          out.picture.links.push({ id: n.id + '/link', node: n, x: from + m.LINK + m.CIRCLE / 2, y: y + m.CARD_MIN / 2 })
        }
        const top = y + header
        const bottom = y + height
        const kind = dead ? 'dead' : 'flow'
        out.depth++
        if (single) {
          single.place(x, top, out, dead)
          const end = top + single.height
          if (!single.ends) {
            if (loop) {
              const edge = x - left + 16
              line(out, n.id + '/loop', dead ? 'dead' : 'loop', [[x, end], [x, bottom - 8], [edge, bottom - 8], [edge, top + 12], [x, top + 12]], true)
            } else if (end < bottom) {
              line(out, n.id + '/out', kind, [[x, end], [x, bottom]])
            }
          }
        }
        cols.forEach((c, k) => {
          const at = x + row.at[k]!
          line(out, c.branch!.id + '/in', dead ? 'dead' : edgeKind(c.branch!), [[x, top], [x, top + m.FORK], [at, top + m.FORK]])
          c.place(at, top + m.FORK, out, dead)
          if (!c.ends) line(out, c.branch!.id + '/out', kind, [[at, top + m.FORK + c.height], [at, bottom], [x, bottom]])
        })
        fails.forEach((f, k) => {
          const at = x + failAt[k]!
          f.place(at, top, out, dead)
          out.picture.dividers.push({ id: f.branch!.id + '/divider', x: at - f.left - m.PAD, y: top, height: height - header })
          if (!f.ends) {
            const level = loop ? bottom : bottom - 8
            line(out, f.branch!.id + '/out', dead ? 'dead' : 'error', [[at, top + f.height], [at, level], [x, level]])
          }
        })
        out.depth--
      },
    }
  }

  /** The only branch of a frame: no label, for the header says what it is. */
  private frameBody(b: Branch): Box {
    if (!this.collapsed.has(b.id)) return this.branch(b)
    return this.stub(b)
  }
}

/** The column of what passes by all branches. */
function passing(): Box & { branch?: Branch } {
  const half = m.PASS_WIDTH / 2
  return { left: half, right: half, height: 0, entry: 0, entryY: 0, ends: false, place: () => undefined }
}

/** Puts columns side by side, the line to them in the middle. */
function sideBySide(cols: readonly Box[]): { left: number; right: number; at: number[] } {
  const at: number[] = []
  let x = 0
  cols.forEach((c, i) => {
    x += i === 0 ? 0 : m.COLUMN + c.left
    at.push(x)
    x += c.right
  })
  const mid = cols.length === 0 ? 0 : (at[0]! + at[at.length - 1]!) / 2
  const shifted = at.map((v) => v - mid)
  return {
    left: cols.length === 0 ? 0 : Math.max(0, cols[0]!.left - shifted[0]!),
    right: cols.length === 0 ? 0 : Math.max(0, x - mid),
    at: shifted,
  }
}

function edgeKind(b: Branch): EdgeKind {
  return b.kind === 'onFail' ? 'error' : 'flow'
}

function linked(n: Node): boolean {
  return n.connection !== undefined
}

function linkWidth(n: Node): number {
  return linked(n) ? m.LINK + m.CIRCLE / 2 + m.LINK_LABEL / 2 : 0
}

function cardHeight(n: Node): number {
  const chars = n.kind === 'comment' ? m.REMARK_CHARS : (n.branches?.length ?? 0) > 0 ? m.LABEL_CHARS_FOLDING : m.LABEL_CHARS
  const lines = m.labelLines(cardText(n).label, chars)
  return m.CARD_MIN + Math.max(0, lines - 1) * m.LINE
}

function headHeight(n: Node): number {
  return Math.max(m.HEADER, cardHeight(n))
}

function bounds(p: Picture): Picture['bounds'] {
  let left = 0
  let right = 0
  let bottom = 0
  const take = (x: number, y: number, w: number, h: number) => {
    left = Math.min(left, x)
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  for (const n of p.nodes) take(n.x, n.y, n.width, n.height)
  for (const c of p.chips) take(c.x, c.y, c.width, m.CHIP)
  for (const l of p.links) take(l.x - m.LINK_LABEL / 2, l.y - m.CIRCLE / 2, m.LINK_LABEL, m.CIRCLE + 16)
  return { x: left, y: 0, width: right - left, height: bottom }
}
