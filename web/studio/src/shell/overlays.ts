import { create } from 'zustand'

/** What lies over the window. */
export const useOverlays = create<{
  /** What is typed in the command palette; null when it is closed. */
  palette: string | null
  shortcuts: boolean
}>()(() => ({ palette: null, shortcuts: false }))
