import type { ComponentType } from 'react'
import { RunTools } from '../run/RunTools'

/** What stands at the right of the title bar, from left to right: running, debugging … */
export const toolbar: ComponentType[] = [RunTools]
