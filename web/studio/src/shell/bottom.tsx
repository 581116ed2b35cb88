import { lazy, type ComponentType } from 'react'

export interface BottomTab {
  id: string
  title: string
  component: ComponentType
}

/** The tabs of the panel at the bottom. */
export const bottomTabs: BottomTab[] = [
  { id: 'problems', title: 'Problems', component: lazy(() => import('./Problems')) },
  { id: 'console', title: 'Console', component: lazy(() => import('../run/Console')) },
  { id: 'debug', title: 'Debug console', component: lazy(() => import('../debug/DebugConsole')) },
]
