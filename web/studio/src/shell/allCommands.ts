import { Keyboard, Map as MapIcon, PanelLeft, Redo2, Search, Sun, Undo2, X } from 'lucide-react'
import { runCommands } from '../run/commands'
import { redo, undo, useStudio } from '../store/studio'
import { startTour } from '../tour/store'
import { bottomTabs } from './bottom'
import type { Command } from './commands'
import { toggleExplorer } from './explorerShown'
import { closePanel, openBottom, useLayout, type Theme } from './layout'
import { useOverlays } from './overlays'
import { navigate } from './route'
import { findView, views } from './views'

const themes: [Theme, string][] = [
  ['system', 'Theme: as the system'],
  ['light', 'Theme: light'],
  ['dark', 'Theme: dark'],
]

const shell: Command[] = [
  { id: 'palette', title: 'Search and run commands', group: 'General', keys: ['Mod+K', 'Mod+Shift+P', 'F1'], icon: Search, run: () => useOverlays.setState({ palette: '' }) },
  { id: 'undo', title: 'Undo', group: 'General', keys: ['Mod+Z'], icon: Undo2, keepInText: true, when: () => useStudio.getState().history.undo !== null, run: () => void undo() },
  { id: 'redo', title: 'Redo', group: 'General', keys: ['Mod+Shift+Z', 'Mod+Y'], icon: Redo2, keepInText: true, when: () => useStudio.getState().history.redo !== null, run: () => void redo() },
  { id: 'explorer', title: 'Show or hide the explorer', group: 'General', keys: ['Mod+B'], icon: PanelLeft, run: toggleExplorer },
  { id: 'bottom', title: 'Show or hide the bottom panel', group: 'General', keys: ['Mod+J'], run: () => useLayout.setState((s) => ({ bottomOpen: !s.bottomOpen })) },
  { id: 'split', title: 'Show or hide the code beside', group: 'General', keys: ['Mod+\\'], when: () => findView('code') !== undefined, run: () => useLayout.setState((s) => ({ split: !s.split })) },
  { id: 'closePanel', title: 'Close the side panel', group: 'General', icon: X, when: () => useLayout.getState().panel !== null, run: closePanel },
  { id: 'shortcuts', title: 'Show keyboard shortcuts', group: 'General', keys: ['?'], icon: Keyboard, run: () => useOverlays.setState({ shortcuts: true }) },
  { id: 'tour', title: 'Take the tour', group: 'General', icon: MapIcon, run: startTour },
  ...themes.map(([theme, title]): Command => ({ id: `theme.${theme}`, title, group: 'General', icon: Sun, when: () => useLayout.getState().theme !== theme, run: () => useLayout.setState({ theme }) })),
]

/** All commands: add those of a feature here. */
export function allCommands(): Command[] {
  return [
    ...shell,
    ...runCommands,
    ...views
      .filter((v) => v.main)
      .map((v, i): Command => ({ id: `view.${v.id}`, title: `Go to ${v.title}`, group: 'Views', icon: v.icon, keys: i < 9 ? [`Alt+${i + 1}`] : undefined, run: () => navigate(v.id) })),
    ...bottomTabs.map((t): Command => ({ id: `bottom.${t.id}`, title: `Show ${t.title.toLowerCase()}`, group: 'Views', run: () => openBottom(t.id) })),
  ]
}
