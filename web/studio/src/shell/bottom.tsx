import type { ComponentType } from 'react'

export interface BottomTab {
  id: string
  title: string
  component: ComponentType
}

/** The tabs of the panel at the bottom. */
export const bottomTabs: BottomTab[] = []
