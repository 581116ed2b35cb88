// What has to be changed to make one text of another, line by line.

import { fromEdits, type Edit, type Op } from './ops'

/** How many lines may differ before the middle is taken as one change. */
const limit = 1000

export function diff(a: string, b: string): Op {
  if (a === b) return []
  const al = linesOf(a)
  const bl = linesOf(b)
  let head = 0
  while (head < al.length && head < bl.length && al[head] === bl[head]) head++
  let tail = 0
  while (tail < al.length - head && tail < bl.length - head && al[al.length - 1 - tail] === bl[bl.length - 1 - tail]) tail++
  const midA = al.slice(head, al.length - tail)
  const midB = bl.slice(head, bl.length - tail)
  const start = al.slice(0, head).reduce((n, s) => n + s.length, 0)
  const edits: Edit[] = []
  let at = start
  let gone = ''
  let come = ''
  const close = () => {
    if (gone !== '' || come !== '') edits.push(trim(at - gone.length, gone, come))
    gone = come = ''
  }
  for (const [kind, line] of steps(midA, midB)) {
    if (kind === 'keep') {
      close()
      at += line.length
    } else if (kind === 'remove') {
      gone += line
      at += line.length
    } else {
      come += line
    }
  }
  close()
  return fromEdits(edits)
}

/** A replacement without what both sides begin and end with. */
function trim(from: number, gone: string, come: string): Edit {
  const most = Math.min(gone.length, come.length)
  let head = 0
  while (head < most && gone[head] === come[head]) head++
  let tail = 0
  while (tail < most - head && gone[gone.length - 1 - tail] === come[come.length - 1 - tail]) tail++
  return { from: from + head, to: from + gone.length - tail, text: come.slice(head, come.length - tail) }
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

type Step = ['keep' | 'remove' | 'add', string]

/** The shortest way from a to b (Myers); past the limit all of a goes and all of b comes. */
function steps(a: string[], b: string[]): Step[] {
  const all: Step[] = [...a.map((s): Step => ['remove', s]), ...b.map((s): Step => ['add', s])]
  if (a.length === 0 || b.length === 0) return all
  const most = Math.min(a.length + b.length, limit)
  const trace: Map<number, number>[] = []
  let reach = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(reach))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      reach.set(k, x)
      if (x >= a.length && y >= b.length) return back(a, b, trace, d)
    }
    reach = new Map(reach)
  }
  return all
}

/** The way that Myers' search found, from its end. */
function back(a: string[], b: string[], trace: Map<number, number>[], distance: number): Step[] {
  const r: Step[] = []
  let x = a.length
  let y = b.length
  for (let d = distance; d > 0; d--) {
    const reach = trace[d] ?? new Map<number, number>()
    const k = x - y
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
    const before = down ? k + 1 : k - 1
    const bx = reach.get(before) ?? 0
    const start = down ? bx : bx + 1
    while (x > start) {
      r.push(['keep', a[--x] ?? ''])
      y--
    }
    if (down) r.push(['add', b[--y] ?? ''])
    else r.push(['remove', a[--x] ?? ''])
  }
  while (x > 0 && y > 0) {
    r.push(['keep', a[--x] ?? ''])
    y--
  }
  return r.reverse()
}
