// Lines of the diagram as SVG paths: right angles with round corners.

import type { Edge } from './picture'

const RADIUS = 8

/** The path through the corners of an edge. */
export function edgePath(points: Edge['points'], radius = RADIUS): string {
  const p = simplify(points)
  if (p.length === 0) return ''
  let d = `M${n(p[0]![0])} ${n(p[0]![1])}`
  for (let i = 1; i < p.length; i++) {
    const [x, y] = p[i]!
    const next = p[i + 1]
    if (!next) {
      d += `L${n(x)} ${n(y)}`
      break
    }
    const [px, py] = p[i - 1]!
    const r = Math.min(radius, dist(px, py, x, y) / 2, dist(x, y, next[0], next[1]) / 2)
    const [ax, ay] = toward(x, y, px, py, r)
    const [bx, by] = toward(x, y, next[0], next[1], r)
    d += `L${n(ax)} ${n(ay)}Q${n(x)} ${n(y)} ${n(bx)} ${n(by)}`
  }
  return d
}

/** Drops corners that are none. */
function simplify(points: Edge['points']): Edge['points'] {
  const out: Edge['points'] = []
  for (const p of points) {
    const a = out[out.length - 1]
    if (a && a[0] === p[0] && a[1] === p[1]) continue
    const b = out[out.length - 2]
    if (a && b && ((a[0] === b[0] && a[0] === p[0]) || (a[1] === b[1] && a[1] === p[1]))) out.pop()
    out.push(p)
  }
  return out
}

function dist(ax: number, ay: number, bx: number, by: number): number {
  return Math.abs(ax - bx) + Math.abs(ay - by)
}

function toward(x: number, y: number, tx: number, ty: number, r: number): [number, number] {
  const d = dist(x, y, tx, ty)
  if (d === 0) return [x, y]
  return [x + ((tx - x) * r) / d, y + ((ty - y) * r) / d]
}

function n(v: number): string {
  return String(Math.round(v * 100) / 100)
}
