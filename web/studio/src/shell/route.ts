import { useSyncExternalStore } from 'react'

/** Where in the application one is: a view and what it shows. It stands in the address behind #. */
export interface Route {
  view: string
  /** An id or a path; "" where the view needs none. */
  arg: string
  /** What is pointed out within: a node of a flow, a line of a file. */
  at?: string
}

export const home: Route = { view: 'overview', arg: '' }

export function parseRoute(hash: string): Route {
  const [path = '', query] = hash.replace(/^#?\/?/, '').split('?', 2)
  const slash = path.indexOf('/')
  const view = slash < 0 ? path : path.slice(0, slash)
  if (!view) return home
  const route: Route = { view, arg: slash < 0 ? '' : decode(path.slice(slash + 1)) }
  const at = new URLSearchParams(query ?? '').get('at')
  if (at) route.at = at
  return route
}

export function formatRoute({ view, arg, at }: Route): string {
  return `#/${view}${arg ? `/${encodeURIComponent(arg)}` : ''}${at ? `?at=${encodeURIComponent(at)}` : ''}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

let current: { hash: string; route: Route } | null = null

function snapshot(): Route {
  if (current?.hash !== location.hash) current = { hash: location.hash, route: parseRoute(location.hash) }
  return current.route
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, snapshot)
}

/** Goes to a view: navigate('flow', id), navigate('code', path, 'L12'). The browser's Back leads back. */
export function navigate(view: string, arg = '', at?: string): void {
  const hash = formatRoute({ view, arg, at })
  if (hash !== location.hash) location.hash = hash
}

/** Corrects the address without a step in the browser's history. */
export function replaceRoute(route: Route): void {
  history.replaceState(null, '', formatRoute(route))
  dispatchEvent(new HashChangeEvent('hashchange'))
}
