import { Suspense, useEffect, useRef } from 'react'
import { pathOf } from '../store/files'
import type { Artifact } from '../rpc/models'
import { useWatch } from '../store/watch'
import { Splitter } from '../ui'
import { CentreHead } from './CentreHead'
import { shownArtifact } from './crumbs'
import { ErrorBoundary } from './ErrorBoundary'
import { useLayout } from './layout'
import { home, replaceRoute, useRoute } from './route'
import { findView } from './views'
import styles from './Centre.module.css'

const narrowest = 280

/** The view that the address names, and the code beside it where that is wanted. */
export function Centre() {
  const route = useRoute()
  const { model: overview } = useWatch('overview')
  const split = useLayout((s) => s.split)
  const share = useLayout((s) => s.splitShare)
  const parts = useRef<HTMLDivElement>(null)
  const last = useRef<{ arg: string; artifact: Artifact } | null>(null)
  const view = findView(route.view)
  useEffect(() => {
    if (!view) replaceRoute(home)
  }, [view])
  useEffect(() => {
    if (view) document.title = `${view.title} · Barre Studio`
  }, [view])
  if (!view) return null

  const Component = view.component
  const code = route.view === 'code' ? undefined : findView('code')
  // The code stays where it is while what is typed there gives the function another name.
  const found = shownArtifact(route, overview)
  if (found) last.current = { arg: route.arg, artifact: found }
  const shown = found ?? (last.current?.arg === route.arg ? last.current.artifact : undefined)
  const Code = code?.component
  const width = parts.current?.clientWidth ?? 0
  return (
    <div className={styles.centre}>
      <CentreHead route={route} view={view} overview={overview} canSplit={code !== undefined && shown !== undefined} />
      <div className={styles.parts} ref={parts}>
        <div className={styles.part}>
          <ErrorBoundary key={`${route.view} ${route.arg}`}>
            <Suspense>
              <Component arg={route.arg} at={route.at} />
            </Suspense>
          </ErrorBoundary>
        </div>
        {split && Code && shown && (
          <>
            <Splitter
              label="Width of the code"
              side="right"
              size={Math.round(width * share)}
              min={narrowest}
              max={Math.max(narrowest, width - narrowest)}
              onSize={(size) => width > 0 && useLayout.setState({ splitShare: size / width })}
            />
            <div className={styles.code} style={{ width: `${share * 100}%` }}>
              <ErrorBoundary>
                <Suspense>
                  <Code arg={pathOf(shown.range.file)} at={`L${shown.range.from.line}`} />
                </Suspense>
              </ErrorBoundary>
            </div>
          </>
        )}
      </div>
    </div>
  )
}
