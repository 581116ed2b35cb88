// The parts of the window that are looked at next, fetched while there is nothing else
// to do, so that the first flow does not wait for its code.

import { useEffect } from 'react'

const next = [
  () => import('../flow/FlowView'),
  () => import('../forms/panels'),
  () => import('../palette/PalettePanel'),
  () => import('../service/ServiceView'),
  () => import('../artifacts/EditArtifact'),
]

function whenIdle(run: () => void): () => void {
  // Safari has none.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 1000)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(run, { timeout: 3000 })
  return () => cancelIdleCallback(id)
}

export function usePreload(): void {
  useEffect(() => {
    let stop = () => {}
    const fetchNext = (i: number) => {
      const load = next[i]
      if (!load) return
      // What cannot be fetched now is asked for again when it is shown.
      stop = whenIdle(() => void load().then(() => fetchNext(i + 1), () => undefined))
    }
    fetchNext(0)
    return () => stop()
  }, [])
}
