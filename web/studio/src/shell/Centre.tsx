import { Suspense, useEffect } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import { home, replaceRoute, useRoute } from './route'
import { findView } from './views'

/** The view that the address names. */
export function Centre() {
  const route = useRoute()
  const view = findView(route.view)
  useEffect(() => {
    if (!view) replaceRoute(home)
  }, [view])
  if (!view) return null
  const Component = view.component
  return (
    <ErrorBoundary key={`${route.view} ${route.arg}`}>
      <Suspense>
        <Component arg={route.arg} at={route.at} />
      </Suspense>
    </ErrorBoundary>
  )
}
