import { lazy, type ComponentType } from 'react'
import type { PanelContent } from './layout'

type Kind = PanelContent['kind']

export interface PanelProps<K extends Kind> {
  content: Extract<PanelContent, { kind: K }>
}

/** What the panel on the right shows for each kind of content. Components draw their own title with ui/Panel. */
export const panels: { [K in Kind]?: ComponentType<PanelProps<K>> } = {
  addArtifact: lazy(() => import('../artifacts/AddArtifact')),
  declForm: lazy(() => import('../artifacts/EditArtifact')),
  debug: lazy(() => import('../debug/DebugPanel')),
  nodeForm: lazy(() => import('../forms/panels').then((m) => ({ default: m.NodeFormPanel }))),
  itemForm: lazy(() => import('../forms/panels').then((m) => ({ default: m.ItemFormPanel }))),
  addConnection: lazy(() => import('../connections/AddConnection').then((m) => ({ default: m.AddConnectionPanel }))),
  palette: lazy(() => import('../palette/PalettePanel').then((m) => ({ default: m.PalettePanel }))),
}
