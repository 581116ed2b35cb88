// How a line leads by what stands between its ends.

export type Point = [number, number]

/** Through gaps, one after the other; or back to the left, below everything. */
export type Way = { through: Point[] } | { below: number; aside: number }

/** A line that leaves and comes in level everywhere. */
export function through(points: Point[]): string {
  let path = `M${points[0]!.join(' ')}`
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i - 1]!
    const [x2, y2] = points[i]!
    const half = (x2 - x1) / 2
    path += y1 === y2 ? `H${x2}` : `C${x1 + half} ${y1} ${x2 - half} ${y2} ${x2} ${y2}`
  }
  return path
}

const corner = 8

/** Out to the right, down, back and up again. */
export function detour(x1: number, y1: number, x2: number, y2: number, { below, aside }: { below: number; aside: number }): string {
  const right = x1 + aside
  const left = x2 - aside
  const c = corner
  return (
    `M${x1} ${y1}H${right - c}q${c} 0 ${c} ${c}V${below - c}q0 ${c} ${-c} ${c}` +
    `H${left + c}q${-c} 0 ${-c} ${-c}V${y2 + c}q0 ${-c} ${c} ${-c}H${x2}`
  )
}
