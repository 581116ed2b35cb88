import { useEffect } from 'react'
import { useFlow } from './store'

/** Gives the diagram the focus back, on what is selected there; tells whether there is one. */
export function focusSelected(): boolean {
  if (!document.querySelector('[data-node]')) return false
  requestAnimationFrame(() => {
    const id = useFlow.getState().selected
    const el = id === null ? null : document.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"], [data-point="${CSS.escape(id)}"]`)
    ;(el ?? document.querySelector<HTMLElement>('[data-node][tabindex="0"]'))?.focus({ preventScroll: true })
  })
  return true
}

/** Marks the point that something is being added at, for as long as a panel is about that. */
export function useAdding(at: string | undefined): void {
  useEffect(() => {
    if (!at) return
    useFlow.setState({ adding: at })
    return () => useFlow.setState({ adding: null })
  }, [at])
}
