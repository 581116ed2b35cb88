import { Suspense } from 'react'
import { BreakpointDialog } from '../code/BreakpointDialog'
import { Explorer } from '../explorer/Explorer'
import { RenameDialog } from '../explorer/RenameDialog'
import { Confirmation, Splitter } from '../ui'
import { ActivityBar } from './ActivityBar'
import { BottomPanel } from './BottomPanel'
import { Centre } from './Centre'
import { ConnectionNotice } from './ConnectionNotice'
import { useExplorerShown } from './explorerShown'
import { useLayout } from './layout'
import { Palette } from './Palette'
import { usePreload } from './preload'
import { Shortcuts } from './Shortcuts'
import { SidePanel } from './SidePanel'
import { StatusBar } from './StatusBar'
import { Tour } from '../tour/Tour'
import { TitleBar } from './TitleBar'
import { useShortcuts } from './useShortcuts'
import styles from './Shell.module.css'

/** The window: bars around, and what they are about in the middle. */
export function Shell() {
  useShortcuts()
  usePreload()
  const explorerShown = useExplorerShown()
  const explorerWidth = useLayout((s) => s.explorerWidth)
  const panelOpen = useLayout((s) => s.panel !== null)
  const panelWidth = useLayout((s) => s.panelWidth)
  return (
    <div className={styles.shell}>
      <TitleBar />
      <div>
        <ConnectionNotice />
      </div>
      <div className={styles.main}>
        <ActivityBar />
        {explorerShown && (
          <>
            <div style={{ width: explorerWidth }} className={styles.side}>
              <Explorer />
            </div>
            <Splitter label="Width of the explorer" side="left" size={explorerWidth} min={180} max={480} onSize={(explorerWidth) => useLayout.setState({ explorerWidth })} />
          </>
        )}
        <div className={styles.column}>
          <main className={styles.centre}>
            <Centre />
          </main>
          <BottomPanel />
        </div>
        {panelOpen && (
          <>
            <Splitter label="Width of the side panel" side="right" size={panelWidth} min={280} max={720} onSize={(panelWidth) => useLayout.setState({ panelWidth })} />
            <div style={{ width: panelWidth }} className={styles.panel}>
              <Suspense>
                <SidePanel />
              </Suspense>
            </div>
          </>
        )}
      </div>
      <StatusBar />
      <Palette />
      <Shortcuts />
      <RenameDialog />
      <Confirmation />
      <Tour />
      <BreakpointDialog />
    </div>
  )
}
