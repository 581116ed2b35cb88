import type { ComponentType } from 'react'

/** What stands at the right of the title bar, from left to right: running, debugging … */
export const toolbar: ComponentType[] = []
