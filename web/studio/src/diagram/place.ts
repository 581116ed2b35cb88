// Places in a diagram, and the way from one to the next.

export type Direction = 'up' | 'down' | 'left' | 'right'

/** What has a place in a diagram. */
export interface Placed {
  id: string
  x: number
  y: number
  width: number
  height: number
}

/** The node that an arrow key leads to. */
export function neighbour(nodes: Placed[], from: string, direction: Direction): string | null {
  const here = nodes.find((n) => n.id === from)
  if (!here) return nodes[0]?.id ?? null
  const cx = (n: Placed) => n.x + n.width / 2
  const cy = (n: Placed) => n.y + n.height / 2
  const across = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  let best: Placed | null = null
  let least = Infinity
  for (const n of nodes) {
    if (n === here || (across ? n.x === here.x : n.x !== here.x)) continue
    const along = sign * (across ? cx(n) - cx(here) : cy(n) - cy(here))
    if (along <= 0) continue
    const distance = along * (across ? 4 : 1) + Math.abs(across ? cy(n) - cy(here) : 0)
    if (distance < least) {
      least = distance
      best = n
    }
  }
  return best?.id ?? null
}
