import { useEffect, useRef, type ComponentType, type KeyboardEvent } from 'react'
import { focusSelected } from '../flow/focus'
import { ErrorBoundary } from './ErrorBoundary'
import { openPanel, useLayout, type PanelContent } from './layout'
import { focusFirstField, QuietPanel } from './panelFocus'
import { panels } from './panels'
import styles from './Shell.module.css'

/** The panel on the right. */
export function SidePanel() {
  const panel = useLayout((s) => s.panel)
  return panel && <Content panel={panel} />
}

function Content({ panel }: { panel: PanelContent }) {
  const root = useRef<HTMLDivElement>(null)
  const quiet = isQuiet(panel)
  const key = JSON.stringify({ ...panel, quiet: undefined })
  // What is there already is gone into when it is opened again; what comes takes the focus itself.
  const shown = useRef(key)
  useEffect(() => {
    if (isForm(panel) && !quiet && shown.current === key && !root.current?.contains(document.activeElement)) focusFirstField(root.current)
    shown.current = key
  }, [panel, quiet, key])
  const Component = panels[panel.kind] as ComponentType<{ content: PanelContent }> | undefined
  if (!Component) return null
  const back = (e: KeyboardEvent) => {
    if (e.key !== 'Escape' || e.defaultPrevented || !isForm(panel) || !focusSelected()) return
    e.preventDefault()
    openPanel({ ...panel, quiet: true })
  }
  return (
    <QuietPanel value={quiet}>
      <div ref={root} className={styles.content} onKeyDown={back}>
        <ErrorBoundary key={key}>
          <Component content={panel} />
        </ErrorBoundary>
      </div>
    </QuietPanel>
  )
}

function isForm(panel: PanelContent): panel is Extract<PanelContent, { quiet?: boolean }> {
  return panel.kind === 'nodeForm' || panel.kind === 'declForm'
}

function isQuiet(panel: PanelContent): boolean {
  return isForm(panel) && panel.quiet === true
}
