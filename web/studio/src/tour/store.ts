import { create } from 'zustand'

const seen = 'studio.tour'

/** Which step of the tour is shown; null when it is not. */
export const useTour = create<{ step: number | null }>()(() => ({ step: null }))

export function startTour(): void {
  useTour.setState({ step: 0 })
}

/** Ends the tour, and remembers that it was seen. */
export function endTour(): void {
  useTour.setState({ step: null })
  localStorage.setItem(seen, 'seen')
}

export function tourWasSeen(): boolean {
  return localStorage.getItem(seen) !== null
}
