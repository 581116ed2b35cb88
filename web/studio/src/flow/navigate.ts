// Moving through a picture with keys: with the arrows to what is nearest in a direction, as
// the eye sees it, else to what is next in the code.

import type { Picture } from './picture'

export type Direction = 'up' | 'down' | 'left' | 'right' | 'next' | 'previous'

interface Stop {
  id: string
  x: number
  y: number
}

/** The nodes, and the + of branches that have none. */
function stops(p: Picture): Stop[] {
  const list: Stop[] = p.nodes.map((n) => ({ id: n.id, x: n.x + n.spine, y: n.y + Math.min(n.head, 46) / 2 }))
  for (const plus of p.pluses) if (plus.empty) list.push({ id: plus.id, x: plus.x, y: plus.y })
  return list
}

/** What is next in a direction; undefined at the edge of the picture. */
export function neighbour(p: Picture, id: string, direction: Direction): string | undefined {
  const all = stops(p)
  const from = all.find((s) => s.id === id)
  if (!from) return all[0]?.id
  if (direction === 'next' || direction === 'previous') return all[all.indexOf(from) + (direction === 'next' ? 1 : -1)]?.id
  const along = direction === 'left' || direction === 'right'
  const sign = direction === 'down' || direction === 'right' ? 1 : -1
  let best: Stop | undefined
  let least = Infinity
  for (const s of all) {
    const ahead = sign * (along ? s.x - from.x : s.y - from.y)
    const aside = Math.abs(along ? s.y - from.y : s.x - from.x)
    if (ahead < 12) continue
    // Up and down keep to the line, left and right to the row.
    const score = ahead + aside * (along ? 3 : 2)
    if (score < least) {
      least = score
      best = s
    }
  }
  return best?.id
}

/** What can be selected in the place of something that is gone. */
export function nearestTo(p: Picture, id: string): string | undefined {
  for (let at = id; at.includes('/'); at = at.slice(0, at.lastIndexOf('/'))) if (p.byId.has(at)) return at
  return undefined
}
