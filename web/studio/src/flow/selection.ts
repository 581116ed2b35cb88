// The selection through edits: what is selected stays so, in sight and with the focus.

import { useEffect, useRef, type RefObject } from 'react'
import type { Branch, Flow } from '../rpc/models'
import type { Bounds } from './viewer'
import type { Picture } from './picture'
import { nearestTo } from './navigate'
import { select, useFlow } from './store'
import type { Viewer } from './viewer'

export function useSelection(root: RefObject<HTMLElement | null>, flow: Flow, picture: Picture, viewer: Viewer, stale: boolean, sight: Bounds | null): void {
  const selected = useFlow((s) => s.selected)
  const place = useRef<{ branch: string; index: number } | null>(null)
  const shown = useRef<string | null>(null)
  const focused = useRef(false)

  // Whether the diagram has the focus, also when what had it is drawn no longer.
  useEffect(() => {
    const note = (e: Event) => {
      focused.current = e.target instanceof Node && (root.current?.contains(e.target) ?? false)
    }
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', note)
    return () => {
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', note)
    }
  }, [root])

  // After an edit: what moved is selected where it is now; in place of what is gone, what stands there.
  const known = useRef(flow)
  useEffect(() => {
    if (known.current === flow || stale) return
    known.current = flow
    const { follow, selected } = useFlow.getState()
    if (follow) {
      useFlow.setState({ follow: null })
      const node = findBranch(flow.body, follow.branch)?.nodes[follow.index]
      if (node) {
        select(node.id)
        return
      }
    }
    if (selected === null || picture.byId.has(selected) || picture.pluses.some((p) => p.id === selected)) return
    const was = place.current
    const nodes = was && findBranch(flow.body, was.branch)?.nodes
    select(nodes?.[Math.min(was?.index ?? 0, nodes.length - 1)]?.id ?? nearestTo(picture, selected) ?? flow.start.id)
  }, [flow, picture, stale])

  useEffect(() => {
    if (selected === null) {
      shown.current = null
      place.current = null
      return
    }
    const placed = picture.byId.get(selected)
    if (!placed) return
    place.current = placed.branch ? { branch: placed.branch.id, index: placed.index } : null
    if (shown.current === selected) return
    shown.current = selected
    viewer.show({ x: placed.x, y: placed.y, width: placed.width, height: placed.head })
  }, [selected, picture, viewer])

  useEffect(() => {
    const el = root.current
    if (selected === null || !el) return
    const active = document.activeElement
    if (!el.contains(active) && !(focused.current && active === document.body)) return
    el.querySelector<HTMLElement>(`[data-node="${CSS.escape(selected)}"], [data-point="${CSS.escape(selected)}"]`)?.focus({ preventScroll: true })
  }, [root, selected, sight, picture])
}

function findBranch(b: Branch, id: string): Branch | undefined {
  if (b.id === id) return b
  for (const n of b.nodes) {
    for (const inner of n.branches ?? []) {
      const found = findBranch(inner, id)
      if (found) return found
    }
  }
  return undefined
}
