import type { ComponentType } from 'react'

/** What features show in the status bar, behind the problems. */
export const statusItems: ComponentType[] = []
