// Whether the explorer is shown. In a narrow window it steps aside while a diagram shares
// the room with a panel or with code, and comes back when that closes.

import { useEffect, useSyncExternalStore } from 'react'
import { useLayout } from './layout'
import { parseRoute, useRoute } from './route'

const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 1199px)') : null
/** Views with a diagram, of which little would be left. */
const diagrams = ['overview', 'flow', 'sequence']

function subscribe(changed: () => void): () => void {
  narrow?.addEventListener('change', changed)
  return () => narrow?.removeEventListener('change', changed)
}

function isNarrow(): boolean {
  return narrow?.matches ?? false
}

/** It would have to step aside. */
function inTheWay(layout: { panel: unknown; split: boolean }, narrow: boolean, view: string): boolean {
  return narrow && (layout.panel !== null || layout.split) && diagrams.includes(view)
}

export function useExplorerShown(): boolean {
  const { view } = useRoute()
  const narrow = useSyncExternalStore(subscribe, isNarrow)
  const aside = useLayout((s) => inTheWay(s, narrow, view))
  const shown = useLayout((s) => s.explorerOpen && (s.explorerKept || !aside))
  useEffect(() => {
    if (!aside) useLayout.setState({ explorerKept: false })
  }, [aside])
  return shown
}

export function toggleExplorer(): void {
  const s = useLayout.getState()
  const aside = inTheWay(s, isNarrow(), parseRoute(location.hash).view)
  const shown = s.explorerOpen && (s.explorerKept || !aside)
  useLayout.setState(shown ? { explorerOpen: false } : { explorerOpen: true, explorerKept: aside })
}
