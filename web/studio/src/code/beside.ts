// The code beside a flow diagram: the caret's node is marked in the diagram, and the node
// that is selected there is shown in the code.

import { useEffect, useRef } from 'react'
import { findNode } from '../flow/find'
import { reveal, select, useFlow } from '../flow/store'
import type { Flow } from '../rpc/models'
import { useLayout } from '../shell/layout'
import { revealInCode, useCodeLink } from './link'

export function useCodeBeside(flow: Flow): void {
  const split = useLayout((s) => s.split)
  const caret = useCodeLink((s) => s.caret)
  const selected = useFlow((s) => s.selected)
  /** What is the same on both sides: it is not to be sent back. */
  const same = useRef<string | null>(null)
  const latest = useRef(flow)
  useEffect(() => {
    latest.current = flow
  }, [flow])

  useEffect(() => {
    if (!split || caret?.flow !== flow.id || !caret.node || caret.node === same.current) return
    same.current = caret.node
    reveal(caret.node)
    select(caret.node)
  }, [split, caret, flow.id])

  useEffect(() => {
    if (!split || selected === null || selected === same.current) return
    const { current: f } = latest
    const node = selected === f.start.id ? f.start : selected === f.end.id ? f.end : findNode(f, selected)?.node
    if (!node) return
    same.current = selected
    revealInCode(node.range, f.id)
  }, [split, selected])
}
