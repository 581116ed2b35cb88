import { X } from 'lucide-react'
import { Suspense } from 'react'
import { IconButton, Splitter } from '../ui'
import { bottomTabs } from './bottom'
import { ErrorBoundary } from './ErrorBoundary'
import { closeBottom, openBottom, useLayout } from './layout'
import styles from './BottomPanel.module.css'

/** The panel at the bottom: output, problems and the like. */
export function BottomPanel() {
  const open = useLayout((s) => s.bottomOpen)
  const height = useLayout((s) => s.bottomHeight)
  const chosen = useLayout((s) => s.bottomTab)
  const tab = bottomTabs.find((t) => t.id === chosen) ?? bottomTabs[0]
  if (!open || !tab) return null
  const Component = tab.component
  return (
    <>
      <Splitter label="Height of the bottom panel" side="bottom" size={height} min={100} max={600} onSize={(bottomHeight) => useLayout.setState({ bottomHeight })} />
      <section className={styles.panel} style={{ height }} aria-label={tab.title}>
        <div className={styles.head}>
          <div role="tablist" aria-label="Bottom panel" className={styles.tabs}>
            {bottomTabs.map((t) => (
              <button key={t.id} type="button" role="tab" aria-selected={t === tab} className={styles.tab} onClick={() => openBottom(t.id)}>
                {t.title}
              </button>
            ))}
          </div>
          <IconButton icon={X} label="Close the bottom panel" size="small" onClick={closeBottom} />
        </div>
        <div className={styles.body}>
          <ErrorBoundary key={tab.id}>
            <Suspense>
              <Component />
            </Suspense>
          </ErrorBoundary>
        </div>
      </section>
    </>
  )
}
