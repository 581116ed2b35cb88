// What the flow views remember beside the model: what is selected, folded and copied, and
// where each diagram was looked at.

import { create } from 'zustand'

export interface Viewport {
  x: number
  y: number
  zoom: number
}

interface FlowState {
  /** The id of a node, or of a point that stands alone. */
  selected: string | null
  /** Ids of nodes and branches that are folded. */
  folded: ReadonlySet<string>
  /** What the pointer is on. */
  hovered: string | null
  /** The node that is being dragged, and the point it would go to. */
  drag: { node: string; to: string | null } | null
  /** What was copied last: code of whole statements. */
  copied: { code: string; title: string } | null
  /** Where what was moved or changed its kind is to be found in the next picture: then it is selected. */
  follow: { branch: string; index: number } | null
  /** The point that the palette is open for. */
  adding: string | null
  viewports: Record<string, Viewport>
}

export const useFlow = create<FlowState>()(() => ({
  selected: null,
  folded: new Set<string>(),
  hovered: null,
  drag: null,
  copied: null,
  follow: null,
  adding: null,
  viewports: {},
}))

const set = useFlow.setState

export function select(id: string | null): void {
  if (useFlow.getState().selected !== id) set({ selected: id })
}

export function hover(id: string | null): void {
  if (useFlow.getState().hovered !== id) set({ hovered: id })
}

/** Folds a node or a branch, or opens it. */
export function toggleFolded(id: string): void {
  set((s) => {
    const folded = new Set(s.folded)
    if (!folded.delete(id)) folded.add(id)
    return { folded }
  })
}

/** Opens whatever hides a node. */
export function reveal(id: string): void {
  set((s) => {
    const hiding = [...s.folded].filter((f) => id.startsWith(f + '/'))
    if (hiding.length === 0) return s
    const folded = new Set(s.folded)
    for (const f of hiding) folded.delete(f)
    return { folded }
  })
}
