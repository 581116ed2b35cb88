import type { ComponentType } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import { useLayout, type PanelContent } from './layout'
import { panels } from './panels'

/** The panel on the right. */
export function SidePanel() {
  const panel = useLayout((s) => s.panel)
  if (!panel) return null
  const Component = panels[panel.kind] as ComponentType<{ content: PanelContent }> | undefined
  if (!Component) return null
  return (
    <ErrorBoundary key={JSON.stringify(panel)}>
      <Component content={panel} />
    </ErrorBoundary>
  )
}
