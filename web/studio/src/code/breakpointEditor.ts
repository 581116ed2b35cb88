import { create } from 'zustand'

/** Which breakpoint's condition is being edited; the line counts from 1. */
export const useBreakpointEditor = create<{ open: { uri: string; line: number } | null }>()(() => ({ open: null }))
