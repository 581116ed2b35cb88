// The way to what is shown, from the overview on.

import { artifactTitle, findArtifact, ownerOf } from '../explorer/artifacts'
import type { Artifact, Overview } from '../rpc/models'
import type { Route } from './route'

export interface Crumb {
  title: string
  /** null for where one is. */
  route: Route | null
}

/** Views of one thing by its id. */
export const ofArtifact = ['flow', 'sequence', 'service', 'types', 'connections']
/** Views of a function, between which one can change. */
export const ofFunction = ['flow', 'sequence']

/** The artifact that a route is about. */
export function shownArtifact(route: Route, overview: Overview | null): Artifact | undefined {
  return ofArtifact.includes(route.view) && route.arg ? findArtifact(overview, route.arg) : undefined
}

export function crumbsOf(route: Route, viewTitle: string, overview: Overview | null): Crumb[] {
  const shown = shownArtifact(route, overview)
  if (route.view === 'code' && route.arg) return route.arg.replace(/^[a-z]+:\/*/, '').split('/').map((title) => ({ title, route: null }))
  if (!ofArtifact.includes(route.view) || !route.arg) return [{ title: viewTitle, route: null }]
  const main = ['types', 'connections'].includes(route.view)
  const crumbs: Crumb[] = [main ? { title: viewTitle, route: { view: route.view, arg: '' } } : { title: 'Overview', route: { view: 'overview', arg: '' } }]
  const owner = ownerOf(overview, route.arg)
  if (owner) crumbs.push({ title: artifactTitle(owner), route: { view: 'service', arg: owner.id } })
  crumbs.push({ title: shown ? artifactTitle(shown) : (route.arg.split(/[:/]/).pop() ?? route.arg), route: null })
  return crumbs
}
