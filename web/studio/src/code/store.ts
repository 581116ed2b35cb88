import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type SideTab = 'files' | 'outline' | 'search'

interface CodeLayout {
  sideOpen: boolean
  sideWidth: number
  sideTab: SideTab
}

/** What is beside the code: remembered by the browser. */
export const useCodeLayout = create<CodeLayout>()(
  persist((): CodeLayout => ({ sideOpen: typeof innerWidth === 'undefined' || innerWidth >= 1200, sideWidth: 220, sideTab: 'files' }), {
    name: 'studio.code',
    version: 1,
  }),
)
