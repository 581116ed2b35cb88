// The explorer's tree, made of the overview.

import type { Artifact, Overview } from '../rpc/models'
import { score } from '../shell/search'
import type { TreeNode } from '../ui'
import { artifactTitle, groups, isEntryPoint, testGroup, type Group } from './artifacts'

export interface ExplorerNode extends TreeNode {
  group?: Group
  artifact?: Artifact
  /** How many things a group has. */
  count?: number
  /** Errors in it and below. */
  errors: number
  children?: ExplorerNode[]
}

/** The groups with what is in them; with a query only what fits, and what has something that fits. */
export function explorerTree(o: Overview, query: string): ExplorerNode[] {
  const fits = (a: Artifact) => score(query, artifactTitle(a)) > 0 || score(query, a.name) > 0
  const shown: Group[] = o.tests.length > 0 ? [...groups, testGroup] : groups
  return shown.map((group): ExplorerNode => {
    const children: ExplorerNode[] = []
    for (const a of o[group.id] as Artifact[]) {
      // Clients that a function makes for itself are in its flow.
      if (a.scope === 'local') continue
      let below: ExplorerNode[] | undefined
      if (isEntryPoint(a) && a.functions?.length) {
        below = a.functions.filter((f) => !query || fits(f) || fits(a)).map((f) => ({ id: f.id, artifact: f, errors: f.errors ?? 0 }))
      }
      if (query && !fits(a) && !below?.length) continue
      const node: ExplorerNode = { id: a.id, artifact: a, errors: a.errors ?? 0 }
      if (below?.length) node.children = below
      children.push(node)
    }
    return { id: `group ${group.id}`, group, children, count: children.length, errors: children.reduce((n, c) => n + c.errors, 0) }
  })
}

/** The ids of what has to be open for a node to be seen. */
export function pathTo(nodes: ExplorerNode[], id: string): string[] {
  for (const n of nodes) {
    if (n.children?.some((c) => c.id === id)) return [n.id]
    const below = pathTo(n.children ?? [], id)
    if (below.length > 0) return [n.id, ...below]
  }
  return []
}
