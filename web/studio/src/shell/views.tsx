import type { LucideIcon } from 'lucide-react'
import { ArrowDownUp, Braces, FileCode2, Globe, LayoutDashboard, Plug, Send, Settings2, Workflow } from 'lucide-react'
import { lazy, type ComponentType } from 'react'

export interface ViewProps {
  /** The id or path that the view shows; "" for views that need none. */
  arg: string
  /** What to point out within. */
  at?: string
}

/** A view is what the middle of the window shows. */
export interface View {
  id: string
  title: string
  icon: LucideIcon
  /** It stands in the activity bar; without this it is reached from things shown elsewhere. */
  main?: boolean
  component: ComponentType<ViewProps>
}

/** All views. Those with `main` stand in the activity bar in this order. */
export const views: View[] = [
  { id: 'overview', title: 'Overview', icon: LayoutDashboard, main: true, component: lazy(() => import('../overview/OverviewView')) },
  { id: 'flow', title: 'Flow', icon: Workflow, component: lazy(() => import('../flow/FlowView')) },
  { id: 'sequence', title: 'Sequence', icon: ArrowDownUp, component: lazy(() => import('../sequence/SequenceView')) },
  { id: 'service', title: 'Service', icon: Globe, component: lazy(() => import('../service/ServiceView')) },
  { id: 'connections', title: 'Connections', icon: Plug, main: true, component: lazy(() => import('../connections/ConnectionsView')) },
  { id: 'types', title: 'Types', icon: Braces, main: true, component: lazy(() => import('../types/TypesView')) },
  { id: 'config', title: 'Configurations', icon: Settings2, main: true, component: lazy(() => import('../config/ConfigView')) },
  { id: 'code', title: 'Code', icon: FileCode2, main: true, component: lazy(() => import('../code/CodeView')) },
  { id: 'tryit', title: 'Try it', icon: Send, main: true, component: lazy(() => import('../tryit/TryView')) },
]

export function findView(id: string): View | undefined {
  return views.find((v) => v.id === id)
}
