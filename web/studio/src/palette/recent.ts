import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** What was chosen from the palette lately, the last first. */
export const useRecent = create<{ keys: string[] }>()(persist((): { keys: string[] } => ({ keys: [] }), { name: 'studio.palette', version: 1 }))

export function used(key: string): void {
  useRecent.setState(({ keys }) => ({ keys: [key, ...keys.filter((k) => k !== key)].slice(0, 8) }))
}
