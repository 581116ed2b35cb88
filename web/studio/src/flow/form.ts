import { useEffect, useRef } from 'react'
import type { Flow } from '../rpc/models'
import { useLayout } from '../shell/layout'
import { showForm } from './actions'
import { useFlow } from './store'

/** The form of a node in the panel on the right goes with the selection. */
export function useFormOfSelected(flow: Flow): void {
  const selected = useFlow((s) => s.selected)
  const before = useRef(selected)
  useEffect(() => {
    if (before.current === selected) return
    before.current = selected
    const panel = useLayout.getState().panel
    if (selected !== null && panel?.kind === 'nodeForm' && panel.id !== selected) showForm(flow, selected)
  }, [flow, selected])
}
