// The picture while the code is being typed: what cannot be read for the moment is shown as
// it was, greyed, so that the diagram does not jump with every key.

import { useEffect, useRef, useState } from 'react'
import type { Branch, Flow, Node } from '../rpc/models'

export interface Shown {
  flow: Flow
  /** Nodes that the code does not have just now, or that cannot be read. */
  faded: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** How long a picture is held: what is broken for longer is shown as it is. */
export const HOLD = 4_000

/** The picture to show for a flow. */
export function useLastGood(latest: Flow): Shown {
  const good = useRef<Flow | null>(null)
  const since = useRef(0)
  const [, again] = useState(0)
  const broken = isBroken(latest)
  if (!broken) {
    good.current = latest
    since.current = 0
  } else if (since.current === 0) since.current = Date.now()
  const left = since.current === 0 ? 0 : since.current + HOLD - Date.now()
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => again((n) => n + 1), left)
    return () => clearTimeout(timer)
  }, [left])
  if (!broken || left <= 0 || !good.current || good.current.id !== latest.id) return { flow: latest, faded: none }
  return merged(good.current, latest)
}

/** Whether part of a flow could not be read. */
export function isBroken(flow: Flow): boolean {
  const within = (b: Branch): boolean => b.nodes.some((n) => n.broken || (n.branches ?? []).some(within))
  return flow.broken === true || within(flow.body)
}

/** The last good picture with what is known by now, and the nodes that are not. */
export function merged(good: Flow, latest: Flow): Shown {
  const now = new Map<string, Node>()
  const index = (b: Branch) => {
    for (const n of b.nodes) {
      now.set(n.id, n)
      n.branches?.forEach(index)
    }
  }
  index(latest.body)
  const faded = new Set<string>()
  const branch = (b: Branch): Branch => ({ ...b, nodes: b.nodes.map(node) })
  const node = (was: Node): Node => {
    const is = now.get(was.id)
    const branches = was.branches?.map(branch)
    if (is && !is.broken) return { ...is, branches }
    faded.add(was.id)
    return { ...was, branches, diagnostics: is?.diagnostics ?? [], range: is?.range ?? was.range }
  }
  return { flow: { ...latest, body: branch(good.body), start: good.start, end: good.end }, faded }
}
