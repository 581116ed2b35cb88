// What has to hold of every picture, for tests.

import type { Branch, Flow, Node } from '../rpc/models'
import type { Picture, Placed } from './picture'
import * as m from './metrics'

interface Rect {
  id: string
  x: number
  y: number
  w: number
  h: number
}

/** What is wrong with a picture: what overlaps, is crossed by a line or is missing. */
export function problems(flow: Flow, p: Picture): string[] {
  const found: string[] = []
  const solid: Rect[] = []
  const frames: Placed[] = []
  for (const n of p.nodes) {
    if (n.shape === 'frame') frames.push(n)
    solid.push({ id: n.id, x: n.x, y: n.y, w: n.width, h: n.head })
  }
  const chips = p.chips.map((c) => ({ id: 'chip ' + c.id, x: c.x, y: c.y, w: c.width, h: m.CHIP }))
  const links = p.links.map((l) => ({ id: l.id, x: l.x - m.LINK_LABEL / 2, y: l.y - m.CIRCLE / 2, w: m.LINK_LABEL, h: m.CIRCLE + 14 }))
  const all = [...solid, ...chips, ...links].sort((a, b) => a.y - b.y)
  for (let i = 0; i < all.length; i++) {
    const a = all[i]!
    for (let j = i + 1; j < all.length && all[j]!.y < a.y + a.h; j++) {
      if (overlap(a, all[j]!)) found.push(`${a.id} overlaps ${all[j]!.id}`)
    }
  }
  for (const plus of p.pluses) {
    const r = { id: plus.id, x: plus.x - 9, y: plus.y - 9, w: 18, h: 18 }
    for (const s of all) {
      if (s.y > r.y + r.h) break
      if (overlap(r, s)) found.push(`the + ${plus.id} overlaps ${s.id}`)
    }
  }
  for (const f of frames) {
    const rect = { id: f.id, x: f.x, y: f.y, w: f.width, h: f.height }
    for (const n of p.nodes) {
      if (n === f) continue
      const r = { id: n.id, x: n.x, y: n.y, w: n.width, h: n.height }
      if (n.id.startsWith(f.id + '/')) {
        if (r.x < rect.x || r.y < rect.y || r.x + r.w > rect.x + rect.w || r.y + r.h > rect.y + rect.h) found.push(`${n.id} sticks out of ${f.id}`)
      } else if (!f.id.startsWith(n.id + '/') && overlap(rect, r)) {
        found.push(`${n.id} overlaps the frame ${f.id}`)
      }
    }
  }
  for (const e of p.edges) {
    for (let i = 1; i < e.points.length; i++) {
      const [ax, ay] = e.points[i - 1]!
      const [bx, by] = e.points[i]!
      if (ax !== bx && ay !== by) found.push(`${e.id} is not straight`)
      const r = { id: e.id, x: Math.min(ax, bx), y: Math.min(ay, by), w: Math.abs(ax - bx), h: Math.abs(ay - by) }
      for (const s of [...solid, ...chips]) {
        if (s.y > r.y + r.h) continue
        if (overlap(r, s)) found.push(`the line ${e.id} crosses ${s.id}`)
      }
    }
  }
  const ids = allNodes(flow).map((n) => n.id)
  for (const id of ids) if (!p.byId.has(id)) found.push(`${id} is missing`)
  if (p.byId.size !== p.nodes.length) found.push('ids are not unique')
  return found
}

function overlap(a: Rect, b: Rect): boolean {
  const eps = 0.5
  return a.x + eps < b.x + b.w - eps + (b.w === 0 ? 2 * eps : 0) && b.x + eps < a.x + a.w - eps + (a.w === 0 ? 2 * eps : 0) && a.y + eps < b.y + b.h && b.y + eps < a.y + a.h
}

/** All nodes of a flow in the order of the code. */
export function allNodes(flow: Flow): Node[] {
  const list: Node[] = []
  const visit = (b: Branch) => {
    for (const n of b.nodes) {
      list.push(n)
      n.branches?.forEach(visit)
    }
  }
  visit(flow.body)
  return list
}
