import { Suspense } from 'react'
import { Splitter } from '../ui'
import { ActivityBar } from './ActivityBar'
import { BottomPanel } from './BottomPanel'
import { Centre } from './Centre'
import { useLayout } from './layout'
import { SidePanel } from './SidePanel'
import { StatusBar } from './StatusBar'
import { TitleBar } from './TitleBar'
import styles from './Shell.module.css'

/** The window: bars around, and what they are about in the middle. */
export function Shell() {
  const panelOpen = useLayout((s) => s.panel !== null)
  const panelWidth = useLayout((s) => s.panelWidth)
  return (
    <div className={styles.shell}>
      <TitleBar />
      <div className={styles.main}>
        <ActivityBar />
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
    </div>
  )
}
